// node _node.mjs TOOL FOLDER: reads pages, one JSON object a line, and writes what the tool did with each.
// The packages are looked up in the folder that ORACLE_NODE names, else in tests/oracles.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [tool, folder] = process.argv.slice(2);
const home = path.resolve(process.env.ORACLE_NODE ?? path.join(path.dirname(new URL(import.meta.url).pathname), '..'));
const modules = path.join(home, 'node_modules');
const require = createRequire(path.join(home, 'x.cjs'));
const meta = (name, from = home) => {
  for (let at = from; ; at = path.dirname(at)) {
    const file = path.join(at, 'node_modules', name, 'package.json');
    if (fs.existsSync(file)) return { ...JSON.parse(fs.readFileSync(file, 'utf8')), dir: fs.realpathSync(path.dirname(file)) };
    if (at === path.dirname(at)) throw new Error(`${name} is not installed in ${home}: run npm install there`);
  }
};
const esm = (name, file) => import(pathToFileURL(path.join(meta(name).dir, file)).href);

export function plain(value, above = []) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $float: String(value).replace('Infinity', 'inf').replace('NaN', 'nan') };
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return typeof value === 'function' ? { $function: true } : value;
  if (above.includes(value)) return { $cycle: true };
  const below = [...above, value];
  if (Object.prototype.toString.call(value) === '[object Date]') return { $date: Number.isNaN(value.valueOf()) ? 'Invalid Date' : value.toISOString() };
  if (value instanceof Uint8Array) return { $binary: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map((item) => plain(item, below));
  if (value instanceof Map || value instanceof Set) return { $other: String(value) };
  return Object.fromEntries(Object.keys(value).filter((key) => value[key] !== undefined).map((key) => [key, plain(value[key], below)]));
}
// gray-matter remembers what it has read by the text, so that a page it stopped at would pass the second time.
const forget = (require, from) => require(meta('@11ty/gray-matter', from).dir).clearCache();
const message = (error) => String(error?.originalError?.message ?? error?.cause?.message ?? error?.message ?? error).split('\n')[0].slice(0, 200);
const isMap = (data) => data !== null && typeof data === 'object' && !Array.isArray(data) && !(data instanceof Date);
const data = (values) => (isMap(values) ? plain(values) : { $nonmap: plain(values) });
const quiet = async (work) => {
  const kept = [console.log, console.error, console.warn];
  console.log = console.error = console.warn = () => {};
  try { return await work(); } finally { [console.log, console.error, console.warn] = kept; }
};
const each = (read) => async (pages) => {
  const seen = {};
  for (const page of pages) {
    try { seen[page.name] = await quiet(() => read(page)); } catch (error) { seen[page.name] = { stops: message(error) }; }
  }
  return seen;
};
let count = 0;
const fresh = () => { const at = path.join(folder, `node-${++count}`); fs.mkdirSync(at, { recursive: true }); return at; };
const put = (file, text) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, text); };

const tools = {
  async astro() {
    const markdown = meta('@astrojs/markdown-remark');
    const internal = meta('@astrojs/internal-helpers', markdown.dir);
    const { parseFrontmatter, extractFrontmatter } = await import(pathToFileURL(path.join(internal.dir, 'dist/frontmatter.js')).href);
    return [`Astro's markdown-remark ${markdown.version}`, each(({ text }) => {
      const has = extractFrontmatter(text) !== undefined;
      const held = parseFrontmatter(text);
      return { has, data: has ? data(held.frontmatter) : {} };
    })];
  },

  async vitepress() {
    const { createMarkdownRenderer } = await esm('vitepress', 'dist/node/index.js');
    const renderer = await createMarkdownRenderer(fresh(), {}, '/');
    const before = new Map(); // its reader forgets that it failed, and reads the same text the next time
    return [`VitePress ${meta('vitepress').version}`, each(async ({ name, text }) => {
      const content = text.replace(/^\uFEFF/, '');
      if (before.has(content)) throw before.get(content);
      const env = { path: name, relativePath: name, cleanUrls: false };
      try { await (renderer.renderAsync ?? renderer.render).call(renderer, text, env); } catch (error) { before.set(content, error); throw error; }
      return { has: env.content !== content, data: data(env.frontmatter) };
    })];
  },

  async docusaurus() {
    process.env.NODE_ENV = 'production'; // drafts count in production only
    const { DEFAULT_PARSE_FRONT_MATTER: parse } = require('@docusaurus/utils');
    const { generateBlogPosts } = require(path.join(meta('@docusaurus/plugin-content-blog').dir, 'lib/blogUtils.js'));
    const vcs = { getFileCreationInfo: async () => null, getFileLastUpdateInfo: async () => null };
    const ignore = Object.fromEntries(['onInlineAuthors', 'onUnknownTags', 'onInlineTags', 'onUntruncatedBlogPosts'].map((name) => [name, 'ignore']));
    const options = { include: ['**/*.{md,mdx}'], exclude: [], routeBasePath: 'blog', tagsBasePath: 'tags', truncateMarker: /<!--\s*truncate\s*-->/, showReadingTime: false, sortPosts: 'descending', showLastUpdateAuthor: false, showLastUpdateTime: false, ...ignore };
    return [`Docusaurus ${meta('@docusaurus/utils').version}`, each(async ({ name, text }) => {
      forget(require, meta('@docusaurus/utils').dir);
      const site = fresh();
      const blog = path.join(site, 'blog');
      put(path.join(site, name), text);
      try {
        const parsed = await parse({ filePath: name, fileContent: text, defaultParseFrontMatter: parse });
        const seen = { has: parsed.content !== text.replace(/^\uFEFF/, '').trim(), data: data(parsed.frontMatter) };
        const siteConfig = { baseUrl: '/', url: 'https://example.org', markdown: { parseFrontMatter: parse }, future: { experimental_vcs: vcs } };
        let posts;
        try {
          posts = await generateBlogPosts({ contentPath: blog, contentPathLocalized: path.join(site, 'i18n') }, { siteDir: site, siteConfig, i18n: { currentLocale: 'en', defaultLocale: 'en' } }, options, null, {});
        } catch (error) { return { ...seen, fails: message(error) }; }
        const post = posts[0]?.metadata;
        if (!post) return { ...seen, unpublished: true };
        const authors = (post.authors ?? []).map((author) => author.name ?? author.key);
        return { ...seen, held: plain({ title: post.title, date: post.date, tags: post.tags.map((tag) => tag.label), authors, frontMatter: post.frontMatter }) };
      } finally { fs.rmSync(site, { recursive: true, force: true }); }
    })];
  },

  async eleventy() {
    const { default: Eleventy } = await esm('@11ty/eleventy', 'src/Eleventy.js');
    const matter = require(meta('@11ty/gray-matter', meta('@11ty/eleventy').dir).dir);
    const build = async (pages) => {
      const site = fresh();
      for (const page of pages) put(path.join(site, page.name), page.text);
      const found = [];
      const config = (settings) => {
        settings.setQuietMode(true);
        settings.setUseGitIgnore(false);
        settings.setTemplateFormats(['md']);
        settings.addCollection('seen', (api) => { found.push(...api.getAll()); return []; });
      };
      try {
        const eleventy = new Eleventy(site, path.join(site, '_site'), { quietMode: true, dryRun: true, configPath: null, config });
        eleventy.disableLogger?.();
        await eleventy.init();
        await eleventy.toJSON();
        return new Map(found.map((item) => [path.relative(site, path.resolve(item.inputPath)), item]));
      } finally { fs.rmSync(site, { recursive: true, force: true }); }
    };
    const started = Date.now();
    const fails = ({ name, text }, error, seen) => {
      try { seen[name] = { data: data(matter(text, {}).data), fails: message(error) }; } catch { seen[name] = { stops: message(error) }; }
    };
    const observe = async (pages, seen) => {
      let items;
      try { items = await quiet(() => build(pages)); } catch (error) {
        const named = pages.filter(({ name }) => message(error).includes(`/${name}`));
        if (named.length === 1 && pages.length > 1) { // it is the only page that the message is about
          fails(named[0], error, seen);
          return observe(pages.filter((page) => page !== named[0]), seen);
        }
        if (pages.length > 1) {
          const middle = pages.length >> 1;
          await observe(pages.slice(0, middle), seen);
          return observe(pages.slice(middle), seen);
        }
        return fails(pages[0], error, seen);
      }
      for (const { name, text } of pages) {
        const item = items.get(name);
        const read = matter(text, {});
        const has = read.content !== text.replace(/^\uFEFF/, '') || read.isEmpty === true;
        const date = item && (item.data.page.date.valueOf() >= started - 60000 ? 'file' : plain(item.data.page.date).$date);
        seen[name] = item ? { has, data: data(read.data), held: { date, tags: plain(item.data.tags), title: plain(item.data.title), url: plain(item.url) } } : { has, data: data(read.data), unpublished: true };
      }
      return undefined;
    };
    return [`Eleventy ${meta('@11ty/eleventy').version}`, async (pages) => {
      const seen = {};
      const bad = ({ text }) => { try { matter(text, {}); return false; } catch { return true; } };
      for (const page of pages.filter(bad)) await observe([page], seen);
      const good = pages.filter((page) => !(page.name in seen));
      for (let at = 0; at < good.length; at += 10) await observe(good.slice(at, at + 10), seen); // a page in ten stops it
      return seen;
    }];
  },

  async hexo() {
    const Hexo = require('hexo');
    const dir = meta('hexo').dir;
    const { parse } = require(meta('hexo-front-matter', dir).dir);
    const { readFile } = require(meta('hexo-fs', dir).dir);
    return [`Hexo ${meta('hexo').version}`, async (pages) => {
      const site = fresh();
      put(path.join(site, 'package.json'), '{"name":"s","version":"0.0.0","private":true,"hexo":{"version":""}}');
      put(path.join(site, '_config.yml'), 'theme: false\n');
      for (const page of pages) put(path.join(site, page.name), page.text);
      const hexo = new Hexo(site, { silent: true });
      await hexo.init();
      hexo.extend.renderer.register('md', 'html', (input) => input.text, true);
      const failed = new Map();
      const note = (...words) => {
        const error = words.flatMap((word) => [word, word?.err, word?.error]).find((word) => word instanceof Error);
        const said = words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ');
        const name = /_posts\/p\d+\.md/.exec(`${said} ${error?.message ?? ''}`);
        if (name) failed.set(`source/${name[0]}`, message(error ?? said));
      };
      hexo.log.error = hexo.log.fatal = note;
      await hexo.load();
      const posts = new Map(hexo.model('Post').toArray().map((post) => [`source/${post.source}`, post]));
      const seen = {};
      for (const { name } of pages) {
        const raw = await readFile(path.join(site, name));
        const post = posts.get(name);
        let read;
        try { read = parse(raw); } catch (error) { seen[name] = { stops: message(error) }; continue; }
        const { _content: content, ...values } = read;
        const has = content !== raw;
        seen[name] = { has, data: has ? data(values) : {} };
        if (!post) { seen[name].fails = failed.get(name) ?? 'the post is missing'; continue; }
        const born = fs.statSync(path.join(site, name)).birthtime.valueOf();
        const day = (value) => { const ms = value?.valueOf(); return ms === undefined ? null : Math.abs(ms - born) < 60000 ? 'file' : plain(new Date(ms)).$date; };
        const chain = (category) => (category.parent ? [...chain(hexo.model('Category').findById(category.parent)), category.name] : [category.name]);
        seen[name].held = { title: plain(post.title), date: day(post.date), updated: day(post.updated), published: post.published, tags: post.tags.toArray().map((tag) => tag.name),
          categories: post.categories.toArray().map((category) => category.name), chains: post.categories.toArray().map(chain), comments: plain(post.comments), layout: plain(post.layout) };
      }
      await hexo.exit();
      fs.rmSync(site, { recursive: true, force: true });
      return seen;
    }];
  },
};

const [version, observe] = await tools[tool]();
const pages = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const write = (value) => fs.appendFileSync(path.join(folder, 'out.jsonl'), `${JSON.stringify(value)}\n`);
write({ version });
if (pages.length > 0) for (const [name, seen] of Object.entries(await observe(pages))) write({ name, seen });
process.exit(0);
