// Follows a session: swaps what changed, and says politely what is new. Without this file the page
// is read anew by its link.
const live = document.getElementById("live");
const state = document.getElementById("live-state");
const said = document.getElementById("live-said");
const again = document.getElementById("live-again");
const FIRST = 2000;
const LONGEST = 60000;

let wait = FIRST;

// What each marked part stands for; only where that changes it is read out, not at each vote.
function standing(root) {
  return [...root.querySelectorAll("[data-says]")].map((part) => [part.dataset.says, part]);
}

function show(html) {
  const before = new Set(standing(live).map(([says]) => says));
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const news = standing(parsed.body).filter(([says]) => !before.has(says));
  live.replaceChildren(...parsed.body.childNodes);
  const text = news.map(([, part]) => part.textContent.replace(/\s+/g, " ").trim()).join(". ");
  if (text) said.textContent = text;
}

function tell(word, alone) {
  const text = state.dataset[word];
  if (state.textContent !== text) state.textContent = text;
  again.hidden = alone;
}

function follow() {
  const source = new EventSource(live.dataset.events);
  source.addEventListener("open", () => {
    wait = FIRST;
    tell("live", true);
  });
  source.addEventListener("session", (event) => show(event.data));
  source.addEventListener("gone", () => {
    source.close();
    tell("ended", false);
  });
  source.addEventListener("error", () => {
    tell("lost", false);
    // The browser tries again by itself, unless the server refused: then we do, less and less often.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(follow, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST);
    }
  });
}

if (live && window.EventSource) follow();
