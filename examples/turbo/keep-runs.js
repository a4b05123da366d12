// Turbo gives a page that one comes back to new elements: what the one before has learned is kept here, by its page.
const kept = new Map();
let page = null;

document.addEventListener('turbo:before-cache', () => {
  const trainer = document.querySelector('ae-trainer');
  if (trainer?.history.epoch.length > 0) kept.set(page, trainer.save());
});

document.addEventListener('turbo:load', async () => {
  page = location.pathname;
  const file = await kept.get(page);
  if (file) await document.querySelector('ae-trainer').load(file);
});
