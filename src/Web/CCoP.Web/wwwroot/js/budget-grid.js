// The budget as a grid: Enter and the arrow keys go from cell to cell, another line needs no journey to the server, and the totals
// follow as one types. Without this script the lines are an ordinary form; what counts is always computed by the server, in the
// same way: each line rounded to the decimals of its currency, half away from zero, then added (see Money.cs).

const decimals = { EUR: 2, USD: 2, KHR: 0 };
const khmer = "០១២៣៤៥៦៧៨៩";
const most = 500;

const grid = () => document.querySelector("[data-grid]");
const rows = of => [...of.querySelectorAll("fieldset.row")];
const column = field => field.name.slice(field.name.indexOf("].") + 2);
const cell = (row, name) => row.querySelector(`[name$="].${name}"]`);

// A typed number as a whole number and how many of its digits are decimals; null when it cannot be read.
function exact(typed) {
  const parts = /^(\d*)\.?(\d*)$/.exec(typed.replace(/[\s,]/g, "").replace(/[០-៩]/g, digit => khmer.indexOf(digit)));
  return parts && parts[1] + parts[2] ? { value: BigInt(parts[1] + parts[2]), places: parts[2].length } : null;
}

const tens = places => 10n ** BigInt(places);
const divided = (amount, by) => (2n * amount + by) / (2n * by);

// In cents, or in riel; null while something is missing or has too many decimals.
function lineTotal(row) {
  const currency = cell(row, "UnitCost.Currency").value;
  const [quantity, cost] = [exact(cell(row, "Quantity").value), exact(cell(row, "UnitCost.Amount").value)];
  if (!quantity || !cost || cost.places > decimals[currency] || quantity.places > 3) return null;
  return { currency, amount: divided(quantity.value * cost.value * tens(decimals[currency]), tens(quantity.places + cost.places)) };
}

// In euro cents; null without a recorded rate.
function inEur({ currency, amount }, rates) {
  if (currency === "EUR") return amount;
  const rate = rates[currency] && exact(rates[currency]);
  return rate ? divided(amount * 100n * tens(rate.places), tens(decimals[currency]) * rate.value) : null;
}

function shown(of, amount, currency) {
  const digits = amount.toString().padStart(decimals[currency] + 1, "0");
  const whole = digits.slice(0, digits.length - decimals[currency]).replace(/\B(?=(\d{3})+$)/g, ",");
  const text = decimals[currency] ? whole + "." + digits.slice(-decimals[currency]) : whole;
  return ("khmerDigits" in of.dataset ? text.replace(/\d/g, digit => khmer[digit]) : text) + "\u00a0" + currency;
}

// What stays the same is left alone: a browser would lay out all lines anew.
function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function add(of) {
  const [sums, missing, rates] = [{}, new Set(), JSON.parse(of.dataset.rates)];
  let eur = 0n;
  for (const row of rows(of)) {
    const total = lineTotal(row);
    const value = total && inEur(total, rates);
    say(row.querySelector("[data-line-total]"), total ? shown(of, total.amount, total.currency) : "–");
    say(row.querySelector("[data-line-eur]"), total && total.currency !== "EUR" && value !== null ? shown(of, value, "EUR") : "");
    if (!total) continue;
    sums[total.currency] = (sums[total.currency] ?? 0n) + total.amount;
    if (value === null) missing.add(total.currency);
    else eur += value;
  }
  const live = of.querySelector("[data-live]");
  live.hidden = false;
  for (const item of live.querySelectorAll("[data-sum]")) {
    item.hidden = !(item.dataset.sum in sums);
    if (!item.hidden) say(item.lastElementChild, shown(of, sums[item.dataset.sum], item.dataset.sum));
  }
  const all = live.querySelector("output");
  say(all, missing.size ? all.dataset.words.replace("{0}", [...missing].join(", ")) : shown(of, eur, "EUR"));
}

function renumber(of) {
  rows(of).forEach((row, index) => {
    const title = of.dataset.words.replace("{0}", index + 1);
    say(row.querySelector("legend"), title);
    say(row.querySelector("button .unseen"), title);
    cell(row, "Position").value = index;
  });
}

function changed(of) {
  renumber(of);
  add(of);
  of.querySelector("form").dispatchEvent(new Event("input"));
}

// Another line begins like the one above it.
function another(of) {
  const template = of.querySelector("template");
  const made = document.createElement("template");
  made.innerHTML = template.innerHTML.replaceAll("new-key", crypto.randomUUID());
  const row = made.content.querySelector("fieldset.row");
  const last = rows(of).at(-1);
  for (const name of ["UnitCost.Currency", "ActivityId", "OrganisationId", "Option"]) if (last) cell(row, name).value = cell(last, name).value;
  template.before(row);
  changed(of);
  return row;
}

function go(field) {
  field.focus();
  field.select?.();
}

let waiting;
document.addEventListener("input", event => {
  const of = grid();
  if (!of?.contains(event.target)) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => add(of), 150);
});

document.addEventListener("keydown", event => {
  const of = grid();
  const field = event.target;
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !field.matches?.("[data-grid] fieldset.row :is(input, select)")) return;
  const all = rows(of);
  const at = all.indexOf(field.closest("fieldset.row"));
  const isText = field.tagName === "INPUT";
  const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : isText && !event.shiftKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
  if (step) {
    event.preventDefault();
    const row = all[at + step] ?? (event.key === "Enter" && step > 0 && all.length < most ? another(of) : null);
    if (row) go(cell(row, step > 0 && row !== all[at + 1] ? "Description" : column(field)));
  } else if (isText && !event.shiftKey && field.selectionStart === field.selectionEnd) {
    const beside = event.key === "ArrowRight" && field.selectionEnd === field.value.length ? 1 : event.key === "ArrowLeft" && field.selectionStart === 0 ? -1 : 0;
    const cells = [...all[at].querySelectorAll("input:not([type=hidden]), select")];
    const next = beside && cells[cells.indexOf(field) + beside];
    if (next) { event.preventDefault(); go(next); }
  }
});

document.addEventListener("click", event => {
  const of = grid();
  const button = event.target.closest?.("button[name=do]");
  if (!of || !button || button.form !== of.querySelector("form")) return;
  if (button.value === "add" && rows(of).length < most) {
    event.preventDefault();
    go(cell(another(of), "Description"));
  } else if (button.value.startsWith("remove:") && rows(of).length > 1) {
    event.preventDefault();
    const row = button.closest("fieldset.row");
    const next = row.nextElementSibling?.matches("fieldset.row") ? row.nextElementSibling : row.previousElementSibling;
    row.remove();
    changed(of);
    go(cell(next, "Description"));
  }
});

// The form is shown anew: what was kept is put back, or the server says what is wrong.
document.addEventListener("shown", () => { if (grid()) add(grid()); });
if (grid()) add(grid());
