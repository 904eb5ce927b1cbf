// Puts large text and high contrast on <html> before the first paint; src/stores/display.ts changes them later.
(() => {
  try {
    const root = document.documentElement;
    if (localStorage.getItem('mingde.text') === 'large') root.dataset.text = 'large';
    if (localStorage.getItem('mingde.contrast') === 'high') root.dataset.contrast = 'high';
  } catch {
    // Storage may be refused; the page then keeps its usual look.
  }
})();
