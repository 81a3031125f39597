// SPDX-License-Identifier: Apache-2.0
// Comfort for evidence: a chosen file is sent at once, with its progress, and goes on where it stopped
// when the line was cut, also after the tab was closed (tus 1.0.0). Without it a file goes with the form.

const form = document.querySelector("form[data-attach]");
if (form) start(form);

function start(form) {
  const words = form.dataset;
  const piece = 8 * 1024 * 1024;
  const tus = { "Tus-Resumable": "1.0.0" };
  let open = 0;

  const base64 = (text) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
  const percent = (text, done, size) => text.replace("%percent%", Math.floor((done / size) * 100));

  form.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.name.startsWith("evidence-")) return;
    const files = [...input.files];
    // What is sent here does not go with the form once more.
    input.value = "";
    for (const file of files) send(file, input);
  });
  addEventListener("beforeunload", (event) => {
    if (open > 0) { event.preventDefault(); event.returnValue = words.leave; }
  });

  function send(file, input) {
    const line = row(file, input);
    if (file.size > Number(words.maximum) * 1024 * 1024) {
      line.say(words.toolarge.replace("%maximum%", words.maximum), true);
      return;
    }
    open += 1;
    upload(file, line)
      .then((id) => attach(id, input, line))
      .catch((fault) => { if (!line.isCancelled) line.fail(fault.message || words.failed, () => send(file, input)); })
      .finally(() => { open -= 1; });
  }

  async function upload(file, line) {
    const mark = `${file.name}|${file.size}|${file.lastModified}`;
    const begun = await patient(line, 0, file.size, () => fetch("/uploads", {
      method: "POST",
      headers: { ...tus, "Upload-Length": file.size,
        "Upload-Metadata": `filename ${base64(file.name)},mark ${base64(mark)}` },
    }));
    if (begun.status !== 201) throw new Error(await reason(begun));
    const place = begun.headers.get("Location");
    line.place = place;
    let offset = Number(begun.headers.get("Upload-Offset") ?? 0);
    let failures = 0;
    while (offset < file.size) {
      if (line.isCancelled) throw new Error("");
      line.show(offset, file.size);
      try {
        offset = await part(file, place, offset, line);
        failures = 0;
      } catch {
        if (line.isCancelled) throw new Error("");
        line.say(percent(words.waiting, offset, file.size), true);
        await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** failures, 30000)));
        failures += 1;
        // The server tells what it has.
        const told = await patient(line, offset, file.size,
          () => fetch(place, { method: "HEAD", headers: tus }));
        if (told.status !== 200) throw new Error(words.failed);
        offset = Number(told.headers.get("Upload-Offset"));
      }
    }
    line.show(file.size, file.size);
    return place.split("/").pop();
  }

  // fetch tells nothing of what is on its way, so this one is older.
  function part(file, place, offset, line) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      line.request = request;
      request.open("PATCH", place);
      for (const [name, value] of Object.entries(tus)) request.setRequestHeader(name, value);
      request.setRequestHeader("Content-Type", "application/offset+octet-stream");
      request.setRequestHeader("Upload-Offset", offset);
      request.upload.onprogress = (event) => line.show(offset + event.loaded, file.size);
      request.onload = () => request.status === 204
        ? resolve(Number(request.getResponseHeader("Upload-Offset"))) : reject(new Error());
      request.onerror = request.onabort = request.ontimeout = () => reject(new Error());
      request.send(file.slice(offset, offset + piece));
    });
  }

  // A line that is away is waited for, a server that is busy too.
  async function patient(line, done, size, ask) {
    for (let wait = 1000; ; wait = Math.min(wait * 2, 60000)) {
      if (line.isCancelled) throw new Error("");
      try {
        const answer = await ask();
        if (answer.status < 500 && ![408, 423, 429].includes(answer.status)) return answer;
      } catch { /* No line. */ }
      line.say(percent(words.waiting, done, size), true);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, wait);
        addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
      });
    }
  }

  async function attach(id, input, line) {
    // From here on it is the server's: taken off again, not broken off.
    line.settle();
    const body = new URLSearchParams({
      token: form.elements.token.value, indicator: input.name.slice("evidence-".length), upload: id });
    const answer = await patient(line, 1, 1, () =>
      fetch(words.attach, { method: "POST", body, redirect: "manual",
        headers: { Accept: "application/json" } }));
    if (!answer.ok) throw new Error(await reason(answer));
    const made = await answer.json();
    // A report that this file began is not somebody else's newer one.
    if (form.elements.version.value === "0") form.elements.version.value = made.version;
    line.done(made);
  }

  async function reason(answer) {
    const told = await answer.json().catch(() => null);
    return told?.message ?? words.failed;
  }

  // The line of a file in the list above its field.
  function row(file, input) {
    const list = input.closest("fieldset").querySelector("ul.evidence");
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const text = document.createElement("small");
    text.setAttribute("role", "status");
    const cancel = button(words.cancel, () => {
      line.isCancelled = true;
      line.request?.abort();
      if (line.place) fetch(line.place, { method: "DELETE", headers: tus }).catch(() => {});
      item.remove();
    });
    item.append(icon(), name, bar, text, cancel);
    list.append(item);
    const line = {
      isCancelled: false,
      show(done, size) { bar.value = done; text.classList.remove("bad"); text.textContent = percent(words.sending, done, size); },
      settle() { cancel.hidden = true; },
      say(message, isBad) { text.textContent = message; text.classList.toggle("bad", Boolean(isBad)); },
      fail(message, again) {
        cancel.hidden = false;
        bar.remove();
        line.say(message, true);
        item.insertBefore(button(words.again, () => { item.remove(); again(); }), cancel);
      },
      done(made) {
        const link = document.createElement("a");
        link.href = made.href;
        link.textContent = made.name;
        const size = document.createElement("small");
        size.textContent = made.size;
        const about = document.createElement("small");
        about.className = "about";
        const more = document.createElement("a");
        more.href = made.documentHref;
        more.textContent = words.describe;
        about.append(...(made.known ? [made.known + " · "] : []), more);
        const remove = document.createElement("button");
        remove.className = "button quiet";
        remove.formAction = made.removeHref;
        remove.append(words.remove, hidden(` ${made.name}`));
        item.replaceChildren(icon(), link, size, about, remove);
        list.closest("fieldset").querySelector('[data-doubt="evidence"]')?.remove();
        // The same file once more is the same line.
        for (const other of list.children) {
          if (other !== item && other.querySelector("a")?.getAttribute("href") === made.href) other.remove();
        }
      },
    };
    return line;
  }

  const hidden = (text) => {
    const span = document.createElement("span");
    span.className = "visually-hidden";
    span.textContent = text;
    return span;
  };
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button quiet";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  const icon = () => {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("class", "icon");
    picture.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "/sprite.svg#file");
    picture.append(use);
    return picture;
  };
}
