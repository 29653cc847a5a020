# Official documents.
document-mark-open = 〖 和 〗 没有成对，请核对公众不可见内容的标记
document-number-own = 这是办公室自己的发文代字，请直接取号或者选用预留号
