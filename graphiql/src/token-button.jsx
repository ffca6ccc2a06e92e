import { ToolbarButton, useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/**
 * Writes the access token in the response (or else the one in this tab's headers) to the headers of all tabs,
 * since GraphiQL gives each tab its own.
 */
export function TokenButton() {
  const { tabs, activeTabIndex, responseEditor, headerEditor } = useGraphiQL(state => state);
  const { moveTab } = useGraphiQLActions();

  const spread = () => {
    const token =
      responseEditor?.getValue().match(/"accessToken":\s*"([^"]+)"/)?.[1] ??
      headerEditor?.getValue().match(/"Bearer ([^"<]+)"/)?.[1];
    if (!token) return;
    const headers = JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2);
    // The only action that sets other tabs than the active one; the active one it finds again by identity.
    moveTab(tabs.map((tab, index) => (index === activeTabIndex ? tab : { ...tab, headers })));
    headerEditor.setValue(headers);
  };

  return (
    <ToolbarButton onClick={spread} label="Use this access token in all tabs">
      <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="8" cy="16" r="4.5" strokeWidth="1.5" />
        <path d="m11.5 12.5 9-9M17 7l3 3M14 10l2 2" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </ToolbarButton>
  );
}
