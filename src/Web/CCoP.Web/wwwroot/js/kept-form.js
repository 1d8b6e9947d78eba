// Keeps what is typed in a long form in this browser until the server has it, and sends the form itself, so that a lost line or
// an ended session does not take the page away. Without this script the form is an ordinary one. Its server half: Submitting/KeptForms.cs.

const prefix = "kept:";
const typed = form => [...form.elements].filter(field => field.name && !["hidden", "submit", "button", "password", "file"].includes(field.type));

function values(form) {
  const kept = {};
  for (const field of typed(form)) {
    if (field.type === "checkbox") kept[field.name] = field.checked;
    else if (field.type === "radio") { if (field.checked) kept[field.name] = field.value; }
    else kept[field.name] = field.value;
  }
  return kept;
}

function read(form) {
  try { return JSON.parse(localStorage.getItem(prefix + form.dataset.kept)); } catch { return null; }
}

function keep(form) {
  try {
    localStorage.setItem(prefix + form.dataset.kept, JSON.stringify({ version: form.dataset.version, values: values(form) }));
  } catch { /* storage is full or switched off: the form still works */ }
}

const forget = form => { try { localStorage.removeItem(prefix + form.dataset.kept); } catch { /* as above */ } };

function putBack(form, kept) {
  for (const field of typed(form)) {
    if (!(field.name in kept)) continue;
    if (field.type === "checkbox") field.checked = kept[field.name];
    else if (field.type === "radio") field.checked = field.value === kept[field.name];
    else field.value = kept[field.name];
  }
  form.dispatchEvent(new Event("input"));
  document.dispatchEvent(new Event("shown"));
}

function notice(form, word, ...actions) {
  form.querySelector(":scope > .kept")?.remove();
  if (!word) return;
  const box = document.createElement("div");
  box.className = "notice kept";
  box.setAttribute("role", "status");
  const sentence = document.createElement("p");
  sentence.textContent = form.dataset[word];
  box.append(sentence, ...actions);
  form.prepend(box);
  box.scrollIntoView({ block: "nearest" });
}

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "second";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

function link(words, address) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = words;
  return made;
}

const drop = form => button(form.dataset.wordsDrop, () => { forget(form); location.assign(here()); });

const here = () => location.pathname + location.search;

function restore(form) {
  const kept = read(form);
  if (!kept) return;
  const now = values(form);
  const names = Object.keys(kept.values);
  if (names.every(name => kept.values[name] === now[name]) && names.length >= Object.keys(now).length) { forget(form); return; }

  const put = () => {
    if (names.some(name => !(name in now) && kept.values[name] !== "")) { rows(form, kept.values); return; }
    putBack(form, kept.values);
    notice(form, "wordsBack", drop(form));
  };
  if (kept.version === form.dataset.version) put();
  else notice(form, "wordsFound", button(form.dataset.wordsPut, put), drop(form));
}

// Rows that were added are not in a fresh page: the server shows the form with what was typed.
function rows(form, kept) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(kept)) {
    if (value === false) body.delete(name);
    else body.set(name, value === true ? "true" : value);
  }
  body.set("do", "show");
  send(form, body, "wordsBack");
}

async function send(form, body, word) {
  const buttons = [...form.querySelectorAll("button")];
  buttons.forEach(each => { each.disabled = true; });
  try {
    const answer = await fetch(here(), { method: "POST", body: new URLSearchParams(body), headers: { "X-Kept-Form": "1", Accept: "text/html" }, credentials: "same-origin" });
    const next = answer.headers.get("X-Next-Page");
    if (next) { forget(form); location.assign(next); return; }
    if (answer.status === 401) notice(form, "wordsEnded", link(form.dataset.wordsSignin, "/signin?returnUrl=" + encodeURIComponent(here())));
    else if (answer.status === 400) notice(form, "wordsOld", link(form.dataset.wordsReload, here()));
    else if (!answer.ok) notice(form, "wordsFailed");
    else { show(await answer.text(), form.dataset.kept, word); return; }
  } catch {
    notice(form, "wordsLost");
  }
  buttons.forEach(each => { each.disabled = false; });
}

// The server shows the form again, with what is wrong or with another row.
function show(html, kept, word) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
  start(false);
  document.dispatchEvent(new Event("shown"));
  const form = [...document.querySelectorAll("form[data-kept]")].find(each => each.dataset.kept === kept);
  if (!form) return;
  keep(form);
  if (word) notice(form, word, drop(form));
}

function count(area) {
  const left = document.getElementById(area.id + "-count");
  if (left) left.textContent = left.dataset.words.replace("{0}", left.dataset.most - area.value.length);
}

// A file that is too large is refused before it crosses a poor line.
function measure(field) {
  const isTooLarge = field.files[0]?.size > Number(field.dataset.most);
  let why = document.getElementById(field.id + "-large");
  if (!isTooLarge) { why?.remove(); return; }
  if (!why) {
    why = document.createElement("p");
    why.id = field.id + "-large";
    why.className = "why";
    why.setAttribute("role", "alert");
    field.before(why);
  }
  why.textContent = field.dataset.words;
  field.value = "";
}

function start(isFresh) {
  document.querySelector("[data-focus]")?.focus();
  for (const area of document.querySelectorAll("textarea")) {
    count(area);
    area.addEventListener("input", () => count(area));
  }
  for (const field of document.querySelectorAll("input[type=file][data-most]")) field.addEventListener("change", () => measure(field));
  for (const form of document.querySelectorAll("form[data-kept]")) {
    let waiting;
    const settle = () => { clearTimeout(waiting); waiting = 0; keep(form); };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(settle, 300); });
    window.addEventListener("pagehide", () => { if (waiting) settle(); });
    form.addEventListener("change", () => keep(form));
    form.addEventListener("submit", event => {
      event.preventDefault();
      settle();
      send(form, new FormData(form, event.submitter));
    });
    if (isFresh) restore(form);
  }
}

start(true);
