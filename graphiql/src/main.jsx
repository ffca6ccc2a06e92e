import 'graphiql/setup-workers/vite';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { defaultHeaders, examples } from './examples.js';
import { fetcher } from './fetcher.js';
import { firstVisit, keepsHeaders, storage } from './storage.js';
import { TokenButton } from './token-button.jsx';
import './style.css';

const plugins = [explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

createRoot(document.getElementById('root')).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    plugins={plugins}
    defaultTabs={examples}
    defaultHeaders={defaultHeaders}
    // GraphiQL shows the first tab's variables only when they are given here too, and given here
    // they would hide what the visitor wrote before.
    initialVariables={firstVisit ? examples[0].variables : undefined}
    defaultEditorToolsVisibility
    shouldPersistHeaders={keepsHeaders}
    showPersistHeadersSettings
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>Slack Clone API</GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <TokenButton />
        </>
      )}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
