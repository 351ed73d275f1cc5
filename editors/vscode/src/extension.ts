// Starts `masthead server` and hands it the pages of the workspace.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions, State } from "vscode-languageclient/node";

import { find } from "./program";

const LANGUAGES = ["markdown", "mdx", "mdc", "asciidoc", "html", "org", "liquid", "njk", "quarto", "rmd"];
const INSTALL = "pip install masthead, npm install --save-dev masthead, or cargo install masthead";

let client: LanguageClient | undefined;
let output: vscode.OutputChannel;
let status: vscode.StatusBarItem;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("masthead");
  status = vscode.window.createStatusBarItem("masthead", vscode.StatusBarAlignment.Right, 0);
  status.name = "masthead";
  status.command = "masthead.showOutput";
  context.subscriptions.push(
    output,
    status,
    vscode.commands.registerCommand("masthead.restart", restart),
    vscode.commands.registerCommand("masthead.showOutput", () => output.show()),
    vscode.commands.registerCommand("masthead.fixAll", fixAll),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("masthead.path") || change.affectsConfiguration("masthead.enable")) {
        await restart();
      } else if (change.affectsConfiguration("masthead")) {
        await client?.sendNotification("workspace/didChangeConfiguration", { settings: { masthead: settings() } });
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.stop().catch((error: unknown) => output.appendLine(`stopping failed: ${String(error)}`));
}

async function start(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("masthead");
  if (!configuration.get<boolean>("enable", true)) {
    status.hide();
    return;
  }
  const program = find({
    set: configuration.get<string>("path", ""),
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    trusted: vscode.workspace.isTrusted,
    env: process.env,
    platform: process.platform,
  });
  if (program === undefined) {
    show("$(warning) masthead", "masthead is not installed");
    output.appendLine(`masthead is not in this folder's environment and not on PATH. Install it: ${INSTALL}`);
    const choice = await vscode.window.showWarningMessage(
      `masthead is not installed. Install it with ${INSTALL}, then restart the server.`,
      "Restart Server",
      "Open Settings",
    );
    if (choice === "Restart Server") {
      await restart();
    } else if (choice === "Open Settings") {
      await vscode.commands.executeCommand("workbench.action.openSettings", "masthead.path");
    }
    return;
  }
  output.appendLine(`starting ${program}`);
  const server: ServerOptions = {
    command: program,
    args: ["server", "--stdio"],
    options: { shell: program.endsWith(".cmd") },
  };
  const pages = ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));
  const sidecars = ["yaml", "json", "toml"].map((language) => ({ scheme: "file", language }));
  const options: LanguageClientOptions = {
    documentSelector: [...pages, ...sidecars],
    initializationOptions: settings(),
    outputChannel: output,
    diagnosticCollectionName: "masthead",
  };
  const started = new LanguageClient("masthead", "masthead", server, options);
  started.onDidChangeState(({ newState }) => {
    if (newState === State.Running) {
      show("$(check) masthead", program);
    } else if (newState === State.Stopped && client === started) {
      show("$(error) masthead", "the server has stopped");
    }
  });
  client = started;
  await started.start().catch((error: unknown) => {
    show("$(error) masthead", "the server did not start");
    output.appendLine(String(error));
  });
}

function show(text: string, tooltip: string): void {
  status.text = text;
  status.tooltip = tooltip;
  status.show();
}

function settings(): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration("masthead");
  const names = ["configuration", "preset", "select", "ignore", "diagnostics"];
  return Object.fromEntries(names.map((name) => [name, configuration.get(name)]));
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.masthead",
    apply: "first",
  });
}
