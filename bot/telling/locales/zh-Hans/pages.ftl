### 引文在原件的哪一页，是否扫描识别所得。

source-page = 原件第 { $page } 页
source-pages = 原件第 { $first }–{ $last } 页
source-ocr = <i>扫描识别，请核对原件</i>
