# Official documents.
document-mark-open = 〖 and 〗 do not match: check what you marked as not for the public
document-number-own = this is one of the office’s own codes: draw the number or choose one that was kept
