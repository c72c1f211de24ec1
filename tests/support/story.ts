/** Reports of our own about invented people, for tests of what several reports tell together. */

import type { PreparedReport } from "../../src/document/stored.ts";
import { preparedOf } from "./store.ts";

const BRIDGE =
  "The council of Ansted closed the old iron bridge on Monday after engineers found cracks in two of its piers. Buses to the northern quarter take the long way round until the autumn, the council said, and lorries may not cross the river at all inside the town. Shopkeepers along the quay had asked for a temporary bridge and were told that none could be had before spring. The repair was put at nine months by the firm that looked at the piers.";

export const STORY: readonly { readonly text: string; readonly published: string; readonly publisher: string; readonly id: string }[] = [
  {
    id: "a1",
    published: "2026-03-02",
    publisher: "Northern Post",
    text: 'Foreign Minister Dalia Brenwick met Prime Minister Oren Tallis in Port Selden on 2 March 2026. "We will open the border road before the end of the summer, whatever the weather," Brenwick said. Brenwick promised to lift the sanctions on Karstan.',
  },
  {
    id: "a2",
    published: "2026-03-03",
    publisher: "Harbour Wire",
    text: 'Foreign Minister Dalia Brenwick met Prime Minister Oren Tallis in Port Selden on 2 March 2026. "We will open the border road before the end of this summer, whatever the weather," Dalia Brenwick said.',
  },
  {
    id: "a3",
    published: "2026-03-03",
    publisher: "Ansted Mail",
    text: 'Dalya Brenwick was in a good mood. "We will not open the border road before the end of the summer, whatever the weather," Dalya Brenwick said, according to two guests.',
  },
  { id: "b1", published: "2026-04-07", publisher: "Ansted Mail", text: BRIDGE },
  { id: "b2", published: "2026-04-08", publisher: "Harbour Wire", text: `${BRIDGE} The mayor was not to be reached.` },
  {
    id: "c1",
    published: "2026-08-20",
    publisher: "Northern Post",
    text: "Foreign Minister Dalia Brenwick did not lift the sanctions on Karstan. Drivers queued at Lowgate on Thursday.",
  },
  {
    id: "d1",
    published: "2026-05-11",
    publisher: "Harbour Wire",
    text: 'Foreign Minister Brenwick was asked about the tolls. "I have nothing to add today," Brenwick said.',
  },
];

export function story(): PreparedReport[] {
  return STORY.map(({ text, ...fields }) => preparedOf(text, fields));
}
