"""An issue as WeChat articles, and the page from which an editor copies them into the official account."""
