// On the page of all rules: a row of filters above its tables. Without scripts, the tables are shown unfiltered.
document.addEventListener("DOMContentLoaded", () => {
  const heads = "Rule Default Fix Generators Precision";
  const isRules = (table) => table.tHead && table.tHead.textContent.trim().replace(/\s+/g, " ").startsWith(heads);
  const tables = [...document.querySelectorAll("article table")].filter(isRules);
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]).map((row) => {
    const [, level, fix, generators, precision] = [...row.cells].map((cell) => cell.textContent.trim());
    return { row, level, fix: fix || "none", generators: generators.split(", "), precision, text: row.textContent.toLowerCase() };
  });
  if (rows.length < 20) return;
  // Some generators have only the rules that are for all.
  const known = document.getElementById("generators").textContent.trim().split(/,\s+/);
  const names = [...new Set([...known, ...rows.flatMap((one) => one.generators)])].filter((name) => name !== "all").sort();
  const choices = { level: ["error", "warning", "off"], fix: ["safe", "unsafe", "none"], generator: names, precision: ["exact", "heuristic"] };
  const labels = { level: "Default", fix: "Fix", generator: "Generator", precision: "Precision" };
  const form = document.createElement("form");
  form.setAttribute("role", "search");
  form.className = "rules-filter";
  const label = (words, control) => {
    const label = document.createElement("label");
    label.append(`${words} `, control);
    form.append(label);
    return control;
  };
  const search = label("Search", Object.assign(document.createElement("input"), { type: "search", name: "words" }));
  for (const [name, values] of Object.entries(choices)) {
    const select = label(labels[name], Object.assign(document.createElement("select"), { name }));
    select.append(new Option("any", ""), ...values.map((value) => new Option(value)));
  }
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  form.append(status);
  const value = (name) => form.elements[name].value;
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const one of rows) {
      const fits = words.every((word) => one.text.includes(word))
        && ["level", "fix", "precision"].every((name) => !value(name) || one[name] === value(name))
        && (!value("generator") || one.generators.some((name) => name === "all" || name === value("generator")));
      one.row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const table of tables) {
      const isEmpty = [...table.tBodies[0].rows].every((row) => row.hidden);
      const box = table.closest(".md-typeset__scrollwrap") ?? table;
      box.hidden = isEmpty;
      if (box.previousElementSibling?.tagName === "H2") box.previousElementSibling.hidden = isEmpty;
    }
    status.textContent = `${shown} of ${rows.length} rules`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("article h2").before(form);
  filter();
});
