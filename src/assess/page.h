// The report's page: one file, no network, no library. @DATA@ is put in behind the common head; see report/html_page.h.
#pragma once

namespace sampan::assess {

inline constexpr const char *kPage = R"page(<style>
:root{--ok:#d7f0dc;--em:#dcecfb;--lo:#fdf0c8;--no:#f9d6d2;--na:#eee}
body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:1.5rem;color:#1b1b1b;background:#fff}
h1{font-size:1.3rem;margin:0}nav{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:1rem 0}
label{display:flex;flex-direction:column;font-size:.85rem}input,select,button{font:inherit;padding:.25rem .5rem}
.wrap{overflow:auto;max-height:75vh;border:1px solid #bbb}table{border-collapse:collapse;min-width:100%}
th,td{border:1px solid #ddd;padding:.25rem .5rem;text-align:left;vertical-align:top}
thead th{position:sticky;top:0;background:#f5f5f5;white-space:nowrap}
thead button{border:0;background:none;font-weight:bold;cursor:pointer;padding:0}
.works{background:var(--ok)}.emulated{background:var(--em)}.look{background:var(--lo)}.unsupported{background:var(--no)}
.none{background:var(--na);color:#555}pre{margin:.2rem 0;background:#f5f5f5;padding:.3rem;overflow:auto}
td button{border:0;background:none;text-align:left;color:#0645ad;text-decoration:underline;cursor:pointer;padding:0}
:focus-visible{outline:3px solid #0645ad;outline-offset:1px}.small{font-size:.85rem;color:#444}
li{margin:.4rem 0}
</style></head><body>
<header><h1 id="title"></h1><p id="facts" class="small"></p></header>
<nav>
<label><span data-t="lang"></span><select id="lang"><option value="en">English</option><option value="zh">简体中文</option></select></label>
<label><span data-t="text"></span><input id="text" type="search"></label>
<label><span data-t="verdict"></span><select id="verdict"></select></label>
<label><span data-t="vendor"></span><select id="vendor"></select></label>
<label><span data-t="rows"></span><select id="rows"></select></label>
<label><span data-t="all"></span><input id="all" type="checkbox"></label>
</nav>
<p id="count" role="status" class="small"></p>
<div class="wrap" tabindex="0" role="region" aria-label="matrix"><table><thead id="head"></thead><tbody id="body"></tbody></table></div>
<p id="notarget" class="small"></p>
<script type="application/json" id="data">@DATA@</script>
<script>
"use strict";
const D=JSON.parse(document.getElementById("data").textContent),$=i=>document.getElementById(i);
const T={en:{lang:"Language",text:"Search",verdict:"Verdict",vendor:"Vendor",rows:"Show",all:"Chips without a target",
 kernels:"kernels",files:"files",kernel:"Kernel",file:"File",place:"Place",any:"all",works:"works",emulated:"works with emulation",
 look:"needs a look",unsupported:"not supported",none:"no target",todo:"What to do",launch:"Launched at",uses:"Uses",
 nothing:"Nothing stands in the way.",partly:"read in part",failed:"not assessed",shown:"{0} of {1} rows",
 facts:"{0} files, {1} kernels; {2} files read in part, {3} not assessed. Sampan {4}.",
 left:" Interrupted: {0} files not reached.",build:" The build stopped: {0}.",
 notarget:"Sampan has no target yet for: "},
zh:{lang:"语言",text:"搜索",verdict:"结论",vendor:"厂商",rows:"显示",all:"尚无目标的芯片",kernels:"内核",files:"文件",
 kernel:"内核",file:"文件",place:"位置",any:"全部",works:"可用",emulated:"以仿真方式可用",look:"需人工查看",unsupported:"不支持",
 none:"尚无目标",todo:"处理办法",launch:"启动位置",uses:"用到",nothing:"没有障碍。",partly:"部分读取",failed:"未评估",
 shown:"显示 {0} / {1} 行",facts:"{0} 个文件，{1} 个内核；{2} 个文件部分读取，{3} 个未评估。Sampan {4}。",
 left:"已中断：{0} 个文件未评估。",build:"构建中途停止：{0}。",notarget:"Sampan 尚无以下芯片的目标："}};
const order=["works","emulated","look","unsupported"];
let lang=document.documentElement.lang,sort={by:"place",up:true},open=new Set();
const t=(k,...a)=>a.reduce((s,x,i)=>s.replace("{"+i+"}",x),T[lang][k]);
const el=(n,p={},...c)=>{const e=document.createElement(n);for(const k in p)k in e?e[k]=p[k]:e.setAttribute(k,p[k]);e.append(...c);return e};
const path=(u,f)=>f.startsWith("/")?f:(u.folder+"/"+f);
const at=(u,p)=>path(u,p.file)+(p.line?":"+p.line:"");
const find=(u,k)=>[["",u.general],...Object.entries(u.targets||{})].flatMap(([g,l])=>l.filter(f=>!k||f.kernel===k.name||!f.kernel).map(f=>[g,f]));
const R={kernels:[],files:[]};
D.units.forEach(u=>{const v=u.verdicts||{};R.files.push({u,name:u.file,place:u.path,v,key:u.path});
 (u.kernels||[]).forEach(k=>R.kernels.push({u,k,name:k.name,place:at(u,k.where),v:k.verdicts||{},key:u.path+k.name+k.where.line}))});
const chips=()=>D.chips.filter(c=>($("all").checked||c.target)&&(!$("vendor").value||c.vendor===$("vendor").value));
const of=(r,c)=>c.target?r.v[c.target]:"none";
function fill(s,list,keep){const v=s.value;s.replaceChildren(...list.map(([a,b])=>el("option",{value:a,textContent:b})));s.value=keep?v:list[0][0]}
function words(keep){document.documentElement.lang=lang;document.querySelectorAll("[data-t]").forEach(e=>e.textContent=t(e.dataset.t));
 fill($("verdict"),[["",t("any")],...order.map(o=>[o,t(o)])],keep);
 fill($("rows"),[["kernels",t("kernels")],["files",t("files")]],keep);
 fill($("vendor"),[["",t("any")],...[...new Set(D.chips.map(c=>c.vendor))].map(v=>[v,v])],keep);
 $("title").textContent="sampan assess: "+D.subject;
 const n=s=>D.units.filter(u=>u.state===s).length;
 $("facts").textContent=t("facts",D.units.length,R.kernels.length,n("partly"),n("failed"),D.sampan)+(D.not_reached?t("left",D.not_reached):"")+(D.build_end?t("build",D.build_end):"");
 $("notarget").textContent=t("notarget")+D.chips.filter(c=>!c.target).map(c=>c.name).join(", ")}
function detail(r,span){const list=find(r.u,r.k),ul=el("ul");
 list.forEach(([g,f])=>{const li=el("li",{},el("strong",{textContent:(g?g+": ":"")+t(f.verdict)+" "}),f.what[lang]+" ["+f.id+"] ",el("span",{className:"small",textContent:at(r.u,f.where)}));
  if(f.source)li.append(el("pre",{textContent:f.source}));li.append(el("div",{textContent:t("todo")+": "+f.todo[lang]}));ul.append(li)});
 const td=el("td",{colSpan:span},list.length?ul:el("p",{textContent:t("nothing")}));
 if(r.k&&r.k.launches.length)td.append(el("div",{className:"small",textContent:t("launch")+": "+r.k.launches.map(p=>at(r.u,p)).join(", ")}));
 if(!r.k)td.append(el("div",{className:"small",textContent:t("uses")+": "+r.u.uses.map(x=>x.name+" ("+x.places.length+")").join(", ")}));
 return el("tr",{},td)}
function draw(){const cs=chips(),rows=R[$("rows").value],q=$("text").value.toLowerCase(),w=$("verdict").value;
 const hit=rows.filter(r=>(!q||(r.name+r.place+find(r.u,r.k).map(([,f])=>f.what[lang]).join()).toLowerCase().includes(q))&&(!w||cs.some(c=>of(r,c)===w)));
 const value=r=>sort.by==="name"?r.name:sort.by==="place"?r.place:order.indexOf(of(r,D.chips.find(c=>c.id===sort.by)));
 hit.sort((a,b)=>{const x=value(a),y=value(b);return (typeof x==="number"?x-y:x.localeCompare(y,undefined,{numeric:true}))*(sort.up?1:-1)});
 const col=(by,label,title)=>el("th",{scope:"col","aria-sort":sort.by===by?(sort.up?"ascending":"descending"):"none"},
  el("button",{textContent:label+(sort.by===by?(sort.up?" ▲":" ▼"):""),title:title||label,id:"sort-"+by,onclick:()=>{sort={by,up:sort.by===by?!sort.up:true};draw();$("sort-"+by).focus()}}));
 $("head").replaceChildren(el("tr",{},col("name",t($("rows").value==="files"?"file":"kernel")),col("place",t("place")),...cs.map(c=>col(c.id,c.id,c.vendor+" "+c.name))));
 const most=500,out=[];
 hit.slice(0,most).forEach((r,i)=>{const b=el("button",{textContent:r.name+(r.u.state==="whole"?"":" ("+t(r.u.state)+")"),"aria-expanded":open.has(r.key),id:"row-"+i,onclick:()=>{open.has(r.key)?open.delete(r.key):open.add(r.key);draw();$("row-"+i).focus()}});
  out.push(el("tr",{},el("td",{},b),el("td",{className:"small",textContent:r.place}),...cs.map(c=>{const v=of(r,c);return el("td",{className:v,textContent:t(v)})})));
  if(open.has(r.key))out.push(detail(r,cs.length+2))});
 $("body").replaceChildren(...out);
 $("count").textContent=t("shown",Math.min(most,hit.length),rows.length)}
$("lang").value=lang;words(false);if(!R.kernels.length)$("rows").value="files";
for(const i of ["text","verdict","vendor","rows","all"])$(i).addEventListener("input",draw);
$("lang").addEventListener("input",()=>{lang=$("lang").value;words(true);draw()});
draw();
</script></body></html>
)page";

} // namespace sampan::assess
