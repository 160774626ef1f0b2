// The interview, made quicker: the new question takes the focus, and the address can be copied.
// Everything works without this file.
document.addEventListener("htmx:afterSettle", (event) => {
  const question = document.getElementById("question");
  if (question && event.target.id === "interview") question.focus();
});

const copy = document.getElementById("copy");
const share = document.getElementById("share");
if (copy && share && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(share.value);
      document.getElementById("copied").textContent = copy.dataset.copied;
    } catch {
      share.select();
    }
  });
}
