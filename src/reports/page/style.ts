/** How the page is laid out, on wide screens, narrow ones and paper. */
export const STYLE = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 1.5rem 3rem; max-width: 76rem; background: var(--ground); color: var(--ink);
  font: 400 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--card); z-index: 1; }
code, pre, .number, .digits { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .9em; }
h1, h2, h3 { line-height: 1.25; margin: 0; font-weight: 650; overflow-wrap: anywhere; }
h1 { font-size: 2.1rem; letter-spacing: -.015em; }
h2 { font-size: 1.4rem; margin: 3.25rem 0 .35rem; }
h3 { font-size: 1.08rem; }
section > h3 { margin: 1.8rem 0 .5rem; }
th p { font-weight: 400; }
p { margin: .4rem 0; max-width: 68ch; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.lead { color: var(--soft); margin-bottom: 1rem; }

header { margin: 2.25rem 0 0; padding: 1.6rem 1.8rem; border-radius: .75rem; border-left: .5rem solid; }
header.good, header .good { color: var(--good); } header .bad { color: var(--bad); } header .odd { color: var(--odd); }
header:has(.good) { background: var(--good-ground); border-color: var(--good); }
header:has(.bad) { background: var(--bad-ground); border-color: var(--bad); }
header:has(.odd) { background: var(--odd-ground); border-color: var(--odd); }
header:not(:has(h1[class])) { background: var(--card); border-color: var(--line); }
header p { max-width: 90ch; overflow-wrap: anywhere; }
header .subject { margin: 0 0 .3rem; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 1.2rem 0 0; padding: 0 0 .8rem; list-style: none; border-bottom: 1px solid var(--line); }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }

.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 500; font-size: .875rem; vertical-align: bottom; }
tbody th { font-weight: 600; }
tbody tr { border-top: 1px solid var(--line); }
td.number, th.number { text-align: right; }
.plain { min-width: min(46rem, 100%); } .plain td, .plain th { font-size: .9375rem; overflow-wrap: break-word; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .3rem; }

.cells { border-collapse: separate; border-spacing: .4rem; margin-left: -.4rem; }
.cells tbody tr { border: 0; }
.cells th { padding: .3rem .6rem .3rem 0; white-space: nowrap; }
.cells tbody th { vertical-align: middle; }
.cells td { padding: 0; min-width: 8.2rem; height: 1px; }
.cell { display: block; height: 100%; padding: .6rem .8rem; border-radius: .4rem; line-height: 1.35; }
.cell b { display: block; font-size: 1.05rem; }
.cell span { display: block; font-size: .8125rem; }
.tight { table-layout: fixed; width: 52.4rem; }
.tight tr > :first-child { width: 14rem; white-space: normal; overflow-wrap: break-word; }
.tight .cell { padding: .3rem .55rem; }
.tight .cell b { font-size: .875rem; font-weight: 600; }
.exact { background: var(--exact); color: var(--exact-ink); }
.faithful { background: var(--faithful); color: var(--faithful-ink); }
.accurate { background: var(--accurate); color: var(--accurate-ink); }
.stable { background: var(--stable); color: var(--stable-ink); }
.safe { background: var(--safe); color: var(--safe-ink); }
.none { background: var(--none); color: var(--none-ink); }
.unknown { background: var(--unknown); color: var(--unknown-ink); }
.absent { color: var(--soft); border: 1px dashed var(--line); }
.verdict, .met, thead th { white-space: nowrap; }
.about { max-width: 15rem; color: var(--soft); }
.badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .875rem; font-weight: 600; white-space: nowrap; }
.key { display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: .8rem 0 0; padding: 0; list-style: none; font-size: .875rem; color: var(--soft); }

article, .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.3rem; margin: 1rem 0; }
article > h3 { margin-bottom: .3rem; }
.sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2.5rem; }
.bad-edge { border-left: .3rem solid var(--bad); } .odd-edge { border-left: .3rem solid var(--odd); }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.2rem; margin: .8rem 0; }
.facts dt { color: var(--soft); font-size: .9375rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.digits { white-space: pre-wrap; overflow-wrap: anywhere; }
.digits mark { background: var(--mark); color: inherit; border-radius: .15rem; padding: .05rem 0; }
pre { margin: .5rem 0; padding: .8rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto; max-height: 24rem; }
.command { user-select: all; -webkit-user-select: all; overflow-wrap: anywhere; }
details > summary { cursor: pointer; color: var(--link); width: fit-content; }
details[open] > summary { margin-bottom: .4rem; }
.worst td { padding-top: .6rem; padding-bottom: .6rem; } .worst .digits { white-space: pre; } .plain .number { white-space: nowrap; }

.plots { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; margin: .6rem 0 1.6rem; }
figure { margin: 0; padding: .8rem .9rem .5rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; min-width: 0; }
figcaption { font-size: .875rem; color: var(--soft); margin-bottom: .3rem; }
figcaption b { color: var(--ink); font-weight: 600; }
figure details { font-size: .8125rem; margin-top: .2rem; }
figure table { font-size: .8125rem; width: 100%; } figure th, figure td { padding: .15rem .5rem .15rem 0; }
svg { display: block; width: 100%; height: auto; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
svg .axis { stroke: var(--line); fill: none; }
svg .heat { fill: var(--heat); }
svg .band { fill: var(--band); opacity: .17; } svg .reach { fill: none; stroke: var(--band); stroke-width: 1.6; }
svg .edge { fill: none; stroke: var(--band); stroke-width: 1.6; stroke-dasharray: 4 3; }
svg .floor { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 1 3; }
svg .peak { fill: none; stroke: var(--worst); stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin: .6rem 0 1rem; padding: 0; list-style: none; font-size: .875rem; }
.legend svg { display: inline-block; width: 2.4rem; height: 1rem; margin-right: .5rem; vertical-align: -.15rem; }
.better { color: var(--good); font-weight: 600; } .worse { color: var(--bad); font-weight: 600; } .other, .lower { color: var(--odd); font-weight: 600; }

@media screen and (max-width: 56rem) { .sides { grid-template-columns: minmax(0, 1fr); } .plots { grid-template-columns: minmax(0, 1fr); } .plots figure { max-width: 30rem; } }
@media screen and (max-width: 40rem) {
  body { padding: 0 1rem 2rem; } h1 { font-size: 1.6rem; } header { padding: 1.1rem 1.2rem; margin-top: 1rem; }
  .plain, .plain tbody, .plain tr, .plain tbody th, .plain td { display: block; overflow-wrap: anywhere; }
  .plain thead, .plain .lacking { display: none; } .plain tbody tr { padding: .5rem 0; } .plain tbody th, .plain tbody td { padding: .1rem 0; text-align: left; }
  .plain td[data-of]::before { content: attr(data-of) ": "; color: var(--soft); font-size: .875rem; } .worst td[data-of="answer, and true value"]::before { display: block; } .plain td > p { display: inline; margin-right: .5rem; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: .4rem; } article { padding: .9rem 1rem; }
}
@page { margin: 14mm 12mm; }
@media print {
  html { font-size: 8.5pt; } body { max-width: none; padding: 0; } nav, .skip { display: none; } header { margin-top: 0; }
  h2 { margin-top: 2rem; } h2, h3, .lead { break-after: avoid; } article, figure, tr, p, .key, .facts > * { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; } .cells td { min-width: 0; } .cells .cell { padding: .4rem .5rem; } .tight { width: 100%; } .tight tr > :first-child { width: 11rem; }
  .plain { width: 100%; } .plain th, .plain td { padding-right: .6rem; font-size: .8125rem; } .plain thead th { white-space: normal; }
  .plots { gap: .6rem; } figure { padding: .5rem; } figure details:not([open]) { display: none; } svg text { font-size: 13px; }
  pre { max-height: none; white-space: pre-wrap; }
}
`;
