//! How the user likes it stands again after a reload; what the articles say is kept nowhere.

use super::browser::{Page, Screen, with_page};

/// Loads the page anew, as the browser's own button does.
async fn reload(page: &Page) {
    page.client.refresh().await.unwrap();
    page.until("the graph is laid out", "return !!document.querySelector('[data-settled=true]')").await;
    page.rest().await;
}

#[test]
fn folded_panels_and_theme_survive_a_reload() {
    with_page(Screen::default(), "", async |page| {
        assert_eq!(page.js("return !!document.querySelector('#panel-left')").await, true);
        page.js("document.querySelector('#panel-left .rail-close').click()").await;
        page.until("the panel is folded", "return !document.querySelector('#panel-left')").await;
        page.js("document.querySelector('button[aria-label^=\"Theme of the system\"]').click()").await;
        page.until("the theme is light", "return document.documentElement.dataset.theme === 'light'").await;
        page.keys("?").await;
        page.until("help is open", "return document.querySelector('dialog input[type=checkbox]')").await;
        page.js("document.querySelector('dialog input[type=checkbox]').click()").await;
        reload(page).await;
        let panels = "return [!!document.querySelector('#panel-left'), !!document.querySelector('#inspector')].join()";
        assert_eq!(page.text(panels).await, "false,true");
        assert_eq!(page.text("return document.documentElement.dataset.theme").await, "light");
        page.keys("l").await;
        assert_eq!(page.js("return !!document.querySelector('#list')").await, false, "keys without Ctrl are off");
        let kept = page.text("return JSON.stringify(Object.entries(localStorage))").await;
        assert_eq!(kept, r#"[["summitry","legend=folded inspector=open timeline=folded theme=light keys=off"]]"#);
    });
}

#[test]
fn on_a_phone_panels_start_folded_and_what_is_remembered_stays() {
    let phone = Screen { width: 390, height: 844, touch: true, ..Screen::default() };
    with_page(phone, "", async |page| {
        page.js("localStorage.setItem('summitry', 'legend=open inspector=open theme=dark keys=on')").await;
        reload(page).await;
        assert_eq!(page.js("return document.querySelectorAll('#panel-left, #inspector').length").await, 0);
        assert_eq!(page.text("return document.documentElement.dataset.theme").await, "dark");
        let kept = page.text("return localStorage.getItem('summitry')").await;
        assert_eq!(kept, "legend=open inspector=open timeline=folded theme=dark keys=on");
    });
}

#[test]
fn on_a_tablet_the_details_come_for_what_is_selected() {
    let tablet = Screen { width: 768, height: 1024, ..Screen::default() };
    with_page(tablet, "", async |page| {
        let panels = "return `${!!document.querySelector('#panel-left')},${!!document.querySelector('#inspector')}`";
        assert_eq!(page.text(panels).await, "true,false");
        page.keys("/").await;
        page.keys("putin\n").await;
        page.until("the details are there", "return !!document.querySelector('#inspector')").await;
        let kept = page.text("return localStorage.getItem('summitry') ?? ''").await;
        assert!(kept.is_empty() || kept.contains("inspector=open"), "{kept}");
    });
}

#[test]
fn storage_that_refuses_harms_nothing() {
    with_page(Screen::default(), "", async |page| {
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            serde_json::json!({ "source": "Object.defineProperty(window, 'localStorage', \
                { get() { throw new DOMException('no', 'SecurityError'); } });" }),
        )
        .await;
        reload(page).await;
        page.js("document.querySelector('#panel-left .rail-close').click()").await;
        page.until("the panel is folded", "return !document.querySelector('#panel-left')").await;
    });
}
