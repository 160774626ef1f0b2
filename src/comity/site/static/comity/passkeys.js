// A passkey that was refused is told on the page, not in the console alone.
document.addEventListener('allauth.error', event => {
  const told = document.getElementById('key-failed')
  if (told) {
    event.preventDefault()
    told.hidden = false
  }
})
