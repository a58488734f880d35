/** The page's only style: a phone's width first, then a screen's, then A4. Nothing is told by colour alone. */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1f2937; font: 15px/1.5 Arial, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 2px solid #1f2937; padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0 .5rem; }
.stand, .note { color: #4b5563; font-size: .85rem; }
.notice { border: 2px solid #1f2937; padding: .5rem .75rem; font-weight: bold; margin: .75rem 0; }
.cards { display: grid; grid-template-columns: 1fr; gap: .75rem; margin: .75rem 0; padding: 0; list-style: none; }
.cards li { border: 1px solid #6b7280; border-top: 4px solid #1d4e89; padding: .5rem .75rem; }
.cards strong { display: block; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.cards span { display: block; font-size: .85rem; }
figure { margin: .5rem 0 1rem; }
.scroll { overflow-x: auto; }
.wide { display: none; }
svg { display: block; width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: .8rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { padding: .2rem .35rem; border-bottom: 1px solid #d1d5db; text-align: right; vertical-align: top; }
thead th { border-bottom: 2px solid #1f2937; vertical-align: bottom; min-width: 3.6em; }
th[scope=row], th[scope=rowgroup], td.text, thead th.text { text-align: left; }
th[scope=row] { font-weight: normal; min-width: 4rem; position: sticky; left: 0; background: #fff; }
table.names th[scope=row] { min-width: 8.5rem; }
th[scope=rowgroup] { background: #eef1f5; border-top: 1px solid #6b7280; }
tr.total > * { font-weight: bold; border-top: 1px solid #1f2937; }
td.none { white-space: nowrap; color: #4b5563; }
td.text { white-space: nowrap; }
table.texts td.text { white-space: normal; overflow-wrap: break-word; }
table.texts td.long { min-width: 12rem; }
dl { margin: 0; }
dt { font-weight: bold; margin-top: .5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
dl.pairs { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; column-gap: 1rem; font-size: .9rem; }
dl.pairs dt { margin: 0; }
@media (min-width: 44rem) {
  .cards { grid-template-columns: repeat(3, 1fr); }
  .wide { display: block; }
  .narrow { display: none; }
}
@media print {
  @page { size: A4 portrait; margin: 14mm 12mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .cards { grid-template-columns: repeat(3, 1fr); }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; }
  table.texts td.long { min-width: 0; }
  th, td { padding: .07rem .3rem; }
  th[scope=row], table.names th[scope=row] { position: static; min-width: 0; }
  thead th { min-width: 0; }
  figure { margin: .25rem 0 .75rem; }
  h3 { margin-top: .75rem; }
  thead { display: table-header-group; }
  tr, svg, .cards li, dt, dd { break-inside: avoid; }
  figure { break-inside: avoid; }
  h2, h3, caption, dt { break-after: avoid; }
}
`
