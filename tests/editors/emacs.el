;;; emacs.el --- Eglot: shows a finding, applies a fix, completes a term  -*- lexical-binding: t -*-

(require 'eglot)
(require 'flymake)

(defun masthead-await (words condition)
  "Wait until CONDITION holds, and fail with WORDS where it never does."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "emacs: waited in vain for %s" words)
        (kill-emacs 1))
      (accept-process-output nil 0.05))))

(define-derived-mode masthead-page-mode text-mode "Page")
(add-to-list 'auto-mode-alist '("\\.md\\'" . masthead-page-mode))
(add-to-list 'eglot-server-programs `(masthead-page-mode . (,(getenv "MASTHEAD") "server")))
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)

(find-file (expand-file-name "posts/a.md" (getenv "FOLDER")))
(eglot '(masthead-page-mode) (cons 'transient (getenv "FOLDER")) 'eglot-lsp-server
       (list (getenv "MASTHEAD") "server")
       (if (>= emacs-major-version 29) '("markdown") "markdown"))
(flymake-mode 1)
(flymake-start)
(masthead-await "a finding" (lambda () (flymake-start) (flymake-diagnostics)))
(let ((found (car (flymake-diagnostics))))
  (message "finding: line %d, %s" (line-number-at-pos (flymake-diagnostic-beg found))
           (car (split-string (flymake-diagnostic-text found) "\n"))))

(let* ((server (eglot-current-server))
       (actions (jsonrpc-request server :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start (eglot--pos-to-lsp-position (point-min))
                                                    :end (eglot--pos-to-lsp-position (point-max)))
                                       :context (list :diagnostics [] :only ["source.fixAll"])))))
  (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit)))
(message "fixed: %s" (progn (goto-char (point-min)) (search-forward "date:")
                            (buffer-substring (line-beginning-position) (line-end-position))))

(goto-char (point-min))
(re-search-forward "^tags:.*$")
(replace-match "tags: [s")
(let (labels)
  (masthead-await
   "a completion"
   (lambda ()
     (eglot--signal-textDocument/didChange)
     (let ((capf (eglot-completion-at-point)))
       (setq labels (and capf (all-completions "" (nth 2 capf))))
       (member "sea" (mapcar #'substring-no-properties labels)))))
  (message "completed: %s" (mapconcat #'substring-no-properties labels " ")))
(set-buffer-modified-p nil)
(kill-emacs 0)
