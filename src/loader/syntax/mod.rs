//! The syntaxes of front matter: text to tree.
