// SPDX-License-Identifier: Apache-2.0
// Comfort for the form of a report: what is typed is saved as it is typed, survives a lost line and a
// closed tab, and never overwrites somebody else's newer figure. Everything works without it.

const form = document.querySelector("form[data-autosave]");
if (form) start(form);

function start(form) {
  const words = form.dataset;
  const store = `learningcity ${words.person} ${words.language} ${location.pathname}`;
  const status = document.getElementById("autosave");
  const fields = [...form.querySelectorAll("input[name^='figure-'], textarea[name^='note-']")];
  const named = new Map();
  for (const field of fields) {
    if (!named.has(field.name)) named.set(field.name, []);
    named.get(field.name).push(field);
  }
  // What is folded up is passed over.
  const numbers = () => fields.filter((field) => field.inputMode === "decimal"
    && !field.closest("details:not([open])"));
  const format = new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 });
  const bases = new Map();
  let pending = new Map();
  let sending = null;
  let timer = 0;
  let waits = 0;

  const value = (name) => {
    const group = named.get(name);
    if (group[0].type !== "radio") return group[0].value;
    return group.find((field) => field.checked)?.value ?? "";
  };
  const show = (name, text) => {
    for (const field of named.get(name)) {
      if (field.type === "radio") field.checked = field.value === text;
      else field.value = text;
    }
  };
  const element = (name) => name.replace(/^figure-/, "").split(".")[0];
  const isEstimate = (name) =>
    form.querySelector(`input[name="estimate-${element(name)}"]`)?.checked ?? false;
  const say = (text, isBad) => {
    if (!status) return;
    status.textContent = text;
    status.classList.toggle("bad", Boolean(isBad));
  };

  for (const name of named.keys()) bases.set(name, value(name));

  // What a closed tab or a lost line left behind.
  const keep = () => {
    try {
      if (pending.size === 0) localStorage.removeItem(store);
      else localStorage.setItem(store, JSON.stringify([...pending]));
    } catch { /* A full or forbidden store: the page goes on without it. */ }
  };
  const restore = () => {
    let left = [];
    try { left = JSON.parse(localStorage.getItem(store) ?? "[]"); } catch { left = []; }
    for (const [name, change] of left) {
      // What the page shows already was saved by the form itself.
      if (!named.has(name) || value(name) === change.value) continue;
      pending.set(name, change);
      show(name, change.value);
    }
    keep();
    if (pending.size > 0) { say(words.restored); send(); }
  };

  const note = (name) => {
    const card = named.get(name)[0].closest("fieldset.indicator");
    if (card) card.dataset.touched = "yes";
    const before = pending.get(name);
    const typed = value(name);
    const base = before ? before.base : bases.get(name);
    pending.set(name, { value: typed, base, estimate: isEstimate(name) });
    keep();
    compute();
    clearTimeout(timer);
    timer = setTimeout(send, 1200);
    say(words.unsaved);
  };

  function send() {
    if (!sending && pending.size > 0) sending = post().finally(() => { sending = null; });
    return sending;
  }

  // A line that is away is tried again, more and more seldom.
  const later = (why) => {
    waits += 1;
    timer = setTimeout(send, Math.min(15000 * 2 ** (waits - 1), 300000));
    say(why ?? words.offline, true);
  };

  async function post() {
    clearTimeout(timer);
    const batch = new Map(pending);
    const body = new URLSearchParams({ token: form.elements.token.value, language: words.language });
    for (const [name, change] of batch) {
      body.set(name, change.value);
      body.set("base-" + name, change.base ?? "");
      if (change.estimate) body.set("estimate-" + element(name), "yes");
    }
    try {
      say(words.saving);
      const answer = await fetch(words.autosave, { method: "POST", body, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        say(words.signin, true);
      } else if (answer.ok) {
        waits = 0;
        settle(batch, await answer.json());
      } else if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
        later((await answer.json().catch(() => ({}))).message);
      } else {
        // Sent again it would be refused again; it stays on the page and in the store.
        say((await answer.json().catch(() => ({}))).message ?? words.refused, true);
      }
    } catch {
      later();
    }
  }

  function settle(batch, answer) {
    // The version moves on only when the page shows everything that was there before: else a press of
    // the form's button would write over what somebody else has saved.
    const isWhole = Number(form.elements.version.value) === answer.before
      && Object.keys(answer.conflicts).length === 0;
    if (isWhole) form.elements.version.value = answer.version;
    else setTimeout(look, 500);
    for (const [name, change] of batch) {
      const fault = answer.faults[name];
      const conflict = answer.conflicts[name];
      mark(name, fault ?? "", conflict === undefined ? null : { text: conflict, person: answer.person });
      if (fault !== undefined || conflict !== undefined) {
        // What is wrong waits for another word; the page keeps it.
        if (conflict !== undefined) bases.set(name, conflict);
        continue;
      }
      bases.set(name, change.value);
      const now = pending.get(name);
      if (now && now.value === change.value && now.estimate === change.estimate) pending.delete(name);
      else if (now) now.base = change.value;
    }
    for (const name of Object.keys(answer.faults)) if (pending.has(name)) pending.get(name).faulty = true;
    keep();
    const open = [...pending.values()].filter((change) => !change.faulty);
    if (open.length > 0 && Object.keys(answer.conflicts).length === 0) timer = setTimeout(send, 300);
    const hasFault = Object.keys(answer.faults).length + Object.keys(answer.conflicts).length > 0;
    say(hasFault ? words.partly : words.saved.replace("%time%", new Date().toLocaleTimeString(words.language, { hour: "2-digit", minute: "2-digit" })), hasFault);
  }

  // Errors and somebody else's figure, at their field.
  function mark(name, fault, conflict) {
    const field = named.get(name)[0];
    const box = field.closest(".field, fieldset.choice") ?? field.parentElement;
    box.querySelectorAll(":scope > .live").forEach((old) => old.remove());
    field.toggleAttribute("aria-invalid", fault !== "");
    if (fault !== "") box.append(paragraph("error live", fault));
    if (conflict) {
      const line = paragraph("hint live", words.conflict
        .replace("%person%", conflict.person ?? "").replace("%figure%", conflict.text || "–"));
      line.append(button(words.take, () => {
        show(name, conflict.text);
        pending.delete(name);
        bases.set(name, conflict.text);
        mark(name, "", null);
        keep();
        compute();
      }), button(words.mine, () => {
        pending.set(name, { value: value(name), base: conflict.text, estimate: isEstimate(name) });
        mark(name, "", null);
        keep();
        send();
      }));
      box.append(line);
    }
  }
  const paragraph = (kind, text) => {
    const line = document.createElement("p");
    line.className = kind;
    line.textContent = text;
    return line;
  };
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button quiet";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  // Two people in one form see each other's figures.
  async function look() {
    if (document.hidden || sending) return;
    try {
      const answer = await fetch(`${words.state}?since=${form.elements.version.value}`);
      if (answer.status !== 200) return;
      const now = await answer.json();
      if (now.status !== words.status) { say(words.moved, true); return; }
      let isSkipped = false;
      for (const name of named.keys()) {
        const text = now.fields[name] ?? "";
        if (text === value(name)) { if (!pending.has(name)) bases.set(name, text); continue; }
        if (pending.has(name) || named.get(name).includes(document.activeElement)) {
          // Somebody else's text under one that is being typed: told when that one is saved.
          if (text !== bases.get(name)) isSkipped = true;
          continue;
        }
        show(name, text);
        bases.set(name, text);
        const box = named.get(name)[0].closest(".field, fieldset.choice");
        box?.classList.add("theirs");
        setTimeout(() => box?.classList.remove("theirs"), 4000);
      }
      for (const box of form.querySelectorAll("input[name^='estimate-'], input[name^='not-applicable-']")) {
        if (box === document.activeElement || box.dataset.touched) continue;
        const [list, key] = box.name.startsWith("estimate-")
          ? [now.estimates, box.name.slice(9)] : [now.notApplicable, box.name.slice(15)];
        box.checked = list.includes(key);
      }
      if (!isSkipped) form.elements.version.value = now.version;
      compute();
    } catch { /* The next look will tell. */ }
  }

  // Percentages and totals as one types.
  const figure = (code) => {
    const group = named.get("figure-" + code);
    const text = group?.[0].value.trim() ?? "";
    if (text === "") return NaN;
    const plain = words.language === "vi"
      ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
    return /^-?\d+(\.\d+)?$/.test(plain.replaceAll(" ", "")) ? Number(plain.replaceAll(" ", "")) : NaN;
  };
  const evaluate = (formula) => {
    const stack = [];
    for (const token of formula.split(" ")) {
      const right = stack[stack.length - 1];
      if (token === "neg") { stack.push(-stack.pop()); continue; }
      if (["+", "-", "*", "/", "min", "max"].includes(token)) {
        stack.pop();
        const left = stack.pop();
        stack.push({ "+": left + right, "-": left - right, "*": left * right, "/": left / right,
          min: Math.min(left, right), max: Math.max(left, right) }[token]);
      } else stack.push(/^[\d.]+$/.test(token) ? Number(token) : figure(token));
    }
    return stack.pop();
  };
  function compute() {
    for (const line of form.querySelectorAll("[data-numerator]")) {
      const card = line.closest("fieldset.indicator");
      if (!card.dataset.touched) continue;
      // What the server worked out from the stored figures is older.
      const older = card.querySelector(".computed:not(.live)");
      if (older) older.hidden = true;
      const top = evaluate(line.dataset.numerator);
      const bottom = line.dataset.denominator ? evaluate(line.dataset.denominator) : 1;
      const result = (top / bottom) * Number(line.dataset.factor);
      line.hidden = !Number.isFinite(result);
      line.querySelector("b").textContent = `${format.format(result)} ${line.dataset.unit}`.trim();
      line.classList.toggle("over", line.dataset.factor === "100" && result > 100);
    }
    for (const group of form.querySelectorAll("[data-total]")) {
      const parts = [...group.querySelectorAll("input")].map((input) => figure(input.name.slice(7)));
      const known = parts.filter(Number.isFinite);
      const sum = known.reduce((all, part) => all + part, 0);
      const total = figure(group.dataset.total);
      const line = group.querySelector(".sum");
      if (!line) continue;
      line.hidden = known.length === 0;
      line.textContent = words.sum.replace("%sum%", format.format(sum));
      line.classList.toggle("over", Number.isFinite(total) && known.length === parts.length && sum !== total);
    }
  }

  // As in a spreadsheet: arrows and Enter move, a pasted block fills.
  form.addEventListener("keydown", (event) => {
    const reach = numbers();
    const index = reach.indexOf(event.target);
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = reach[index + step];
    if (next) { next.focus(); next.select(); }
  });
  form.addEventListener("paste", (event) => {
    const reach = numbers();
    const index = reach.indexOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (index < 0 || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const cells = text.replace(/\r?\n$/, "").split(/\r?\n|\t/);
    cells.forEach((cell, offset) => {
      const field = reach[index + offset];
      if (!field) return;
      field.value = cell.trim();
      note(field.name);
    });
    say(words.pasted.replace("%count%", Math.min(cells.length, reach.length - index)));
  });
  form.addEventListener("input", (event) => {
    if (event.target.type === "checkbox") event.target.dataset.touched = "yes";
    if (named.has(event.target.name)) note(event.target.name);
    else if (event.target.name?.startsWith("estimate-")) {
      const code = event.target.name.slice("estimate-".length);
      for (const name of named.keys()) if (element(name) === code && value(name) !== "") note(name);
    }
  });
  form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(send, 200); });
  // The form waits for what is on its way, and takes the version after it along. What is kept on this
  // computer stays until the next page shows it.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!sending) return;
    event.preventDefault();
    const button = event.submitter;
    sending.finally(() => form.requestSubmit(button));
  });
  addEventListener("online", send);
  setInterval(look, 20000);
  restore();
  compute();
}
