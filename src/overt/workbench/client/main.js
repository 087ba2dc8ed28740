// What every page loads. Each part looks for its own elements and stays away where there are none;
// without any script the pages still work.
import htmx from "htmx.org";
import { watchTheme } from "./scripts/theme.js";
import { watchKeys } from "./scripts/keys.js";
import { watchArticle } from "./scripts/article.js";
import { watchReview } from "./scripts/review.js";
import { watchDrops } from "./scripts/drop.js";
import { watchTimeline } from "./scripts/timeline.js";
import { watchPictures } from "./scripts/picture.js";

window.htmx = htmx;
for (const watch of [watchTheme, watchKeys, watchArticle, watchReview, watchDrops, watchTimeline, watchPictures]) watch();
