// The fleet's page, for whoever paid for the chips: one file, no network, no library. See report/html_page.h.
#pragma once

namespace sampan::fleet {

inline constexpr const char *kPage = R"page(<style>
body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:1.5rem;color:#1b1b1b;background:#fff}
h1{font-size:1.3rem;margin:0}h2{font-size:1.1rem;margin:1.5rem 0 .3rem}
nav{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}label{display:flex;flex-direction:column;font-size:.85rem}
select{font:inherit;padding:.25rem .5rem}
#sums{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1px;background:#bbb;border:1px solid #bbb;margin:0}
#sums div{background:#fff;padding:.5rem .8rem}#sums dt{font-size:.85rem;color:#444}#sums dd{margin:0;font-size:1.4rem}
.wrap{overflow:auto;border:1px solid #bbb}table{border-collapse:collapse;min-width:100%}
th,td{border:1px solid #ddd;padding:.25rem .5rem;text-align:left;vertical-align:top}thead th{background:#f5f5f5;white-space:nowrap}
td.n{text-align:right;white-space:nowrap}thead button{border:0;background:none;font:inherit;font-weight:bold;cursor:pointer;padding:0}
.bar{display:inline-block;width:5rem;height:.6rem;background:#eee;border:1px solid #999;margin-right:.4rem}.bar span{display:block;height:100%;background:#0645ad}
.buildable{background:#d7f0dc}.kernels_only{background:#dcecfb}.look{background:#fdf0c8}.blocked{background:#f9d6d2}.not_asked,.no_target{background:#eee}
.small{font-size:.85rem;color:#444}:focus-visible{outline:3px solid #0645ad;outline-offset:1px}details summary{cursor:pointer}
@media print{nav{display:none}body{margin:0}}
</style></head><body>
<header><h1 data-t="title"></h1><p id="read" class="small"></p></header>
<nav><label><span data-t="lang"></span><select id="lang"><option value="en">English</option><option value="zh">简体中文</option></select></label></nav>
<dl id="sums"></dl>
<h2 data-t="owned"></h2>
<div class="wrap" tabindex="0" role="region" aria-label="chips"><table><thead id="head"></thead><tbody id="body"></tbody></table></div>
<p id="notes" class="small"></p>
<h2 data-t="energy"></h2><p data-t="formula"></p><ul id="inputs" class="small"></ul>
<div id="jobs"></div>
<div id="missed"></div>
<script type="application/json" id="data">@DATA@</script>
<script>
"use strict";
const D=JSON.parse(document.getElementById("data").textContent),$=i=>document.getElementById(i);
const T={en:{title:"What the chips cost, and what they do",lang:"Language",owned:"What is owned",energy:"The energy bill",
 formula:"Bill = cards × W × hours × load × PUE × tariff × (1 − subsidy). Cards only: servers and switches are not in it.",
 chip:"Chip",vendor:"Vendor",cards:"Cards",cost:"Cost, yuan",busy:"Busy",idle:"Idle cards",idlecost:"Yuan a year for idle time",
 tflops:"Idle FP32, vector peak, TFLOPS",kwh:"kWh",bill:"Bill, yuan",target:"Sampan's target has come to",none:"no target",nothing:"nothing yet",
 unknown:"not known",some:"stated for {0} of {1} cards",bound:"at least: what idle cards draw is not in it",
 moment:"Utilisation that a tool reported is that of one moment. Peaks are the catalogue's and no promise.",
 near:"not in the catalogue; one of these? {0}",strange:"not in the catalogue",read:"Read: {0}.",rows:"{0} as {1}, {2} rows",table:"a table",
 hours:"hours",pue:"PUE",tariff:"tariff, yuan per kWh",subsidy:"subsidy, domestic chips only",years:"years to spread the price over",
 idle_below:"a card is idle below",example:"example: {0}",yours:"yours",subsidy_cap:"most that the subsidy pays, yuan",load:"load, share of rated power",
 jobs:"Which jobs could go where",subject:"Assessment of {0}",job:"Job",kernels:"kernels",state:"State",way:"What stands in the way",more:"{0} more in the assessment's own report",
 missed:"{0} rows were not counted",line:"line {0}"},
zh:{title:"芯片花了多少钱，做了多少事",lang:"语言",owned:"拥有的芯片",energy:"电费",
 formula:"电费 = 卡数 × 瓦数 × 小时 × 负载 × PUE × 电价 ×（1 − 补贴）。仅含加速卡，不含服务器与交换机。",
 chip:"芯片",vendor:"厂商",cards:"卡数",cost:"金额（元）",busy:"利用率",idle:"闲置卡数",idlecost:"每年为闲置时间付出（元）",
 tflops:"闲置 FP32 向量峰值（TFLOPS）",kwh:"千瓦时",bill:"电费（元）",target:"Sampan 目标的进展",none:"没有目标",nothing:"尚无",
 unknown:"未知",some:"{1} 张卡中 {0} 张有此数据",bound:"下限：未含闲置卡的耗电",
 moment:"工具给出的利用率只是某一时刻的数值。峰值来自目录，不代表可达性能。",
 near:"目录中没有；是否为其中之一？{0}",strange:"目录中没有",read:"读取：{0}。",rows:"{0}（{1}，{2} 行）",table:"表格",
 hours:"小时",pue:"PUE",tariff:"电价（元/千瓦时）",subsidy:"补贴（仅国产芯片）",years:"摊销年数",idle_below:"闲置界限",
 example:"示例：{0}",yours:"用户填写",subsidy_cap:"补贴上限（元）",load:"负载（占额定功耗）",
 jobs:"哪些作业可以迁往哪里",subject:"评估对象：{0}",job:"作业",kernels:"内核数",state:"状态",way:"障碍",more:"另有 {0} 项，见评估报告",
 missed:"{0} 行未计入",line:"第 {0} 行"}};
let lang=document.documentElement.lang,sort={by:"cards",up:false};
const t=(k,...a)=>a.reduce((s,x,i)=>s.replace("{"+i+"}",()=>x),T[lang][k]);
const el=(n,p={},...c)=>{const e=document.createElement(n);for(const k in p)k in e?e[k]=p[k]:e.setAttribute(k,p[k]);e.append(...c);return e};
const num=(v,d=0)=>v===null?t("unknown"):v.toLocaleString(lang,{maximumFractionDigits:d});
const pct=v=>v===null?t("unknown"):num(v*100,1)+"%";
const sum=f=>D.chips.reduce((s,c)=>s+(f(c)||0),0);
// A sum to which some chip could not add says that it is one at least.
const total=(f,whole,d=0)=>(D.chips.every(whole)?"":"≥ ")+num(sum(f),d);
const part=(td,of,all)=>{if(of>0&&of<all)td.append(el("div",{className:"small",textContent:t("some",num(of),num(all))}));return td};
const cols=[["chip",c=>c.chip||c.name],["vendor",c=>c.vendor?c.vendor[lang]:""],["cards",c=>c.cards],["cost",c=>c.cost],["busy",c=>c.busy],["idle",c=>c.idle_cards],
 ["idlecost",c=>c.idle_cost_a_year],["tflops",c=>c.idle_fp32_vector_tflops],["kwh",c=>c.energy.kwh],["bill",c=>c.energy.bill],
 ["target",c=>!c.target?t("none"):c.target.name+": "+(c.target.stage?c.target.stage[lang]:t("nothing"))]];
function cell(c,k,v){
 if(k==="chip"){const td=el("td",{textContent:v});if(!c.chip)td.append(el("div",{className:"small",textContent:c.near.length?t("near",c.near.join(", ")):t("strange")}));return td}
 if(k==="target"){const td=el("td",{textContent:v});if(c.target)td.append(el("div",{className:"small",textContent:c.target.note[lang]}));return td}
 if(k==="vendor")return el("td",{textContent:v});
 if(k==="busy"){const td=el("td",{className:"n"});if(v!==null){const b=el("span",{});b.style.width=Math.min(100,v*100)+"%";td.append(el("span",{className:"bar","aria-hidden":"true"},b))}td.append(pct(v));return part(td,c.busy_known_for,c.cards)}
 const td=el("td",{className:"n",textContent:num(v,k==="tflops"?1:0)});
 if(k==="cost")part(td,c.cost_known_for,c.cards);if(k==="kwh"){part(td,c.energy.known_for,c.cards);if(c.energy.lower_bound)td.append(el("div",{className:"small",textContent:t("bound")}))}
 return td}
function jobs(){const box=$("jobs");box.replaceChildren();if(!D.assessment&&!D.jobs.length)return;
 box.append(el("h2",{textContent:t("jobs")}),el("p",{className:"small",textContent:t("subject",D.assessment||"")}));
 const body=el("tbody"),most=500;
 D.jobs.slice(0,most).forEach(j=>j.moves.forEach((m,i)=>{const way=el("td");
  m.obstacles.forEach(o=>way.append(el("div",{},(o.place?o.place+": ":"")+o.what[lang]+(o.id?" ["+o.id+"]":""),el("div",{className:"small",textContent:o.todo[lang]}))));
  if(m.more_obstacles)way.append(el("div",{className:"small",textContent:t("more",m.more_obstacles)}));
  body.append(el("tr",{},el("td",{textContent:i?"":j.job+" ("+j.kernels+" "+t("kernels")+")"}),el("td",{textContent:m.chip}),
   el("td",{className:m.standing},m.standing_text[lang],el("div",{className:"small",textContent:m.state?m.state[lang]:""})),way))}));
 box.append(el("div",{className:"wrap",tabindex:"0",role:"region","aria-label":"jobs"},el("table",{},el("thead",{},el("tr",{},...["job","chip","state","way"].map(k=>el("th",{scope:"col",textContent:t(k)})))),body)))}
function draw(){document.documentElement.lang=lang;document.querySelectorAll("[data-t]").forEach(e=>e.textContent=t(e.dataset.t));
 $("read").textContent=t("read",D.read.map(r=>t("rows",r.file,r.format==="table"?t("table"):(r.format+" "+r.version).trim(),r.rows)).join("; "));
 const box=(k,v)=>el("div",{},el("dt",{textContent:t(k)}),el("dd",{textContent:v}));
 $("sums").replaceChildren(box("cards",num(sum(c=>c.cards))),box("cost",total(c=>c.cost,c=>c.cost_known_for===c.cards)),box("idle",total(c=>c.idle_cards,c=>c.busy_known_for===c.cards)),
  box("idlecost",total(c=>c.idle_cost_a_year,c=>c.cost_known_for===c.cards&&c.busy_known_for===c.cards)),
  box("tflops",total(c=>c.idle_fp32_vector_tflops,c=>c.idle_fp32_vector_tflops!==null,1)),
  box("bill",total(c=>c.energy.bill,c=>c.energy.known_for===c.cards&&!c.energy.lower_bound)));
 const get=cols.find(c=>c[0]===sort.by)[1],rows=[...D.chips].sort((a,b)=>{const x=get(a),y=get(b);
  if(x===null||y===null)return (x===null)-(y===null);return (typeof x==="number"?x-y:x.localeCompare(y,lang,{numeric:true}))*(sort.up?1:-1)});
 $("head").replaceChildren(el("tr",{},...cols.map(([k])=>el("th",{scope:"col","aria-sort":sort.by===k?(sort.up?"ascending":"descending"):"none"},
  el("button",{id:"sort-"+k,textContent:t(k)+(sort.by===k?(sort.up?" ▲":" ▼"):""),onclick:()=>{sort={by:k,up:sort.by===k?!sort.up:true};draw();$("sort-"+k).focus()}})))));
 $("body").replaceChildren(...rows.map(c=>el("tr",{},...cols.map(([k,f])=>cell(c,k,f(c))))));
 $("notes").textContent=t("moment");
 $("inputs").replaceChildren(...Object.entries(D.inputs).filter(([,v])=>v!==null).map(([k,v])=>{const n=typeof v==="number"?v:v.value;
  return el("li",{textContent:t(k)+": "+(["subsidy","idle_below","load"].includes(k)?pct(n):num(n,4))+" ("+(v.example?t("example",v.source[lang]):t("yours"))+")"})}));
 jobs();
 $("missed").replaceChildren();
 if(D.not_counted.length)$("missed").append(el("details",{},el("summary",{textContent:t("missed",D.not_counted.length)}),
  el("ul",{},...D.not_counted.slice(0,500).map(m=>el("li",{},m.file+", "+t("line",m.line)+": "+m.why[lang],el("div",{className:"small",textContent:m.row}))))))}
$("lang").value=lang;$("lang").addEventListener("input",()=>{lang=$("lang").value;draw()});
draw();
</script></body></html>
)page";

} // namespace sampan::fleet
