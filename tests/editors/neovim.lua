-- Neovim without plug-ins: shows a finding, applies a fix, completes a term. Any version from 0.7 on.

local program, folder = vim.env.MASTHEAD, vim.env.FOLDER
local uv = vim.loop

local function fail(words)
  io.stderr:write("neovim: " .. words .. "\n")
  vim.cmd("cquit 1")
end

local function await(words, condition)
  if not vim.wait(20000, condition, 50) then
    fail("waited in vain for " .. words)
  end
end

vim.cmd("edit " .. folder .. "/posts/a.md")
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = "masthead", cmd = { program, "server" }, root_dir = folder })
vim.lsp.buf_attach_client(buffer, client)

await("a finding", function()
  return #vim.diagnostic.get(buffer) > 0
end)
local found = vim.diagnostic.get(buffer)[1]
print(("finding: line %d, %s"):format(found.lnum + 1, found.message:match("[^\n]*")))

local range = { start = { line = found.lnum, character = 0 }, ["end"] = { line = found.lnum, character = 99 } }
local document = { uri = vim.uri_from_bufnr(buffer) }
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
  fail("no answer to " .. method)
end

local actions = ask("textDocument/codeAction", {
  textDocument = document,
  range = range,
  context = { diagnostics = {}, only = { "source.fixAll" } },
})
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
print("fixed: " .. vim.api.nvim_buf_get_lines(buffer, found.lnum, found.lnum + 1, false)[1])
await("no findings", function()
  return #vim.diagnostic.get(buffer) == 0
end)

-- A term that another page uses.
local row
for at, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
  if line:match("^tags:") then
    row = at - 1
    vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { "tags: [s" })
  end
end
local labels = {}
await("a completion", function()
  local items = ask("textDocument/completion", { textDocument = document, position = { line = row, character = 8 } })
  labels = vim.tbl_map(function(item)
    return item.label
  end, items or {})
  return vim.tbl_contains(labels, "sea")
end)
print("completed: " .. table.concat(labels, " "))
vim.cmd("qall!")
