// remark with remark-lint-frontmatter-schema, over the schema of the benchmark's pages.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href)).default;
const frontmatter = await load("remark-frontmatter");
const schema = await load("remark-lint-frontmatter-schema");

export default {
  plugins: [frontmatter, [schema, { schemas: { [join(process.env.PAGES, "schema.json")]: ["**/*.md"] } }]],
};
