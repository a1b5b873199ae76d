### On which page of the file a quotation stands, and whether it was recognised from a scan.

source-page = page { $page } of the file
source-pages = pages { $first }–{ $last } of the file
source-ocr = <i>recognised from a scan; check it against the file</i>
