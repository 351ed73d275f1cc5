// On the page of all rules: one row of filters over its tables. Without scripts the tables are there, unfiltered.
document.addEventListener("DOMContentLoaded", () => {
  const tables = [...document.querySelectorAll("article table")];
  const isRules = (table) => table.tHead && table.tHead.textContent.replace(/\s+/g, " ").includes("Rule Default Fix");
  const rows = tables.filter(isRules).flatMap((table) => [...table.tBodies[0].rows]);
  if (rows.length < 20) return;
  const form = document.createElement("form");
  form.setAttribute("role", "search");
  form.className = "rules-filter";
  const option = (value) => `<option>${value}</option>`;
  form.innerHTML = `<label>Search <input type="search" name="words"></label>
    <label>Default <select name="level"><option value="">any</option>${["error", "warning", "off"].map(option).join("")}</select></label>
    <label>Fix <select name="fix"><option value="">any</option>${["safe", "unsafe", "none"].map(option).join("")}</select></label>
    <span role="status"></span>`;
  const filter = () => {
    const { words, level, fix } = form.elements;
    let shown = 0;
    for (const row of rows) {
      const [, default_, fixes] = [...row.cells].map((cell) => cell.textContent.trim());
      const text = row.textContent.toLowerCase();
      const fits = words.value.toLowerCase().split(/\s+/).every((word) => text.includes(word))
        && (!level.value || default_ === level.value) && (!fix.value || (fixes || "none") === fix.value);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const table of tables.filter(isRules)) {
      const isEmpty = [...table.tBodies[0].rows].every((row) => row.hidden);
      const heading = (table.closest(".md-typeset__scrollwrap") ?? table).previousElementSibling;
      (table.closest(".md-typeset__scrollwrap") ?? table).hidden = isEmpty;
      if (heading && heading.tagName === "H2") heading.hidden = isEmpty;
    }
    form.querySelector("[role=status]").textContent = `${shown} of ${rows.length} rules`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("article h2").before(form);
  filter();
});
