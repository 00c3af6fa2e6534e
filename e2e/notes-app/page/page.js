const find = (id) => document.getElementById(id);
const LIMIT_CLASS = { within: "about", near: "warning" };

/** @type {{notes: {id: string, title: string, text: string, estimate: string}[], users: string[], behaviours: [string, string][], gemini: string}} */
const app = await (await fetch("/api/app")).json();
let note = app.notes[0];

find("gemini").textContent = app.gemini;
fill(
  find("user"),
  app.users.map((user) => [user, user]),
);
fill(find("behaviour"), app.behaviours);
find("behaviours").hidden = app.behaviours.length === 0;
for (const each of app.notes) find("notes").append(item(noteButton(each)));
for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", () => void act(button));
show(note);

function fill(select, options) {
  for (const [value, words] of options) select.append(new Option(words, value));
}

function item(...children) {
  const element = document.createElement("li");
  element.append(...children);
  return element;
}

function noteButton(each) {
  const button = document.createElement("button");
  button.type = "button";
  button.lang = "ko";
  button.textContent = each.title;
  button.dataset.note = each.id;
  button.addEventListener("click", () => show(each));
  return button;
}

function show(chosen) {
  note = chosen;
  find("title").textContent = note.title;
  find("text").textContent = note.text;
  find("text").scrollTop = 0;
  find("size").textContent =
    `${note.id} · ${note.text.length.toLocaleString("en")} characters · about ${note.estimate}`;
  for (const button of find("notes").querySelectorAll("button")) {
    button.setAttribute("aria-current", String(button.dataset.note === note.id));
    if (button.dataset.note === note.id) button.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** Asks for one act and shows what comes of it, while it comes. */
async function act(button) {
  const words = { answer: line("answer"), limit: line("about"), tokens: line("about") };
  words.answer.lang = "ko";
  const heading = line("about", `${button.textContent} · ${note.title} · ${find("user").value}`);
  find("results").prepend(item(heading, words.answer, words.limit, words.tokens));
  button.disabled = true;
  try {
    const asked = { noteId: note.id, userId: find("user").value, behaviour: find("behaviour").value };
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/api/${button.dataset.act}`, { method: "POST", headers, body: JSON.stringify(asked) });
    await eachLine(answer.body, (told) => tell(words, told));
  } catch (error) {
    tell(words, { fault: `The notes app did not answer: ${error.message}` });
  } finally {
    button.disabled = false;
  }
}

function line(kind, words = "") {
  const element = document.createElement("p");
  element.className = kind;
  element.textContent = words;
  return element;
}

function tell(words, told) {
  if (told.text !== undefined) words.answer.textContent += told.text;
  if (told.limit !== undefined) {
    words.limit.textContent = told.limit.words;
    words.limit.className = LIMIT_CLASS[told.limit.kind];
  }
  if (told.tokens !== undefined) words.tokens.textContent = told.tokens;
  if (told.fault !== undefined) {
    words.tokens.textContent = told.fault;
    words.tokens.className = "fault";
  }
}

/** Hands on a body of JSON lines, each as it comes. */
async function eachLine(body, use) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop();
    for (const text of lines) use(JSON.parse(text));
  }
}
