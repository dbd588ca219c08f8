import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/queries';
import { App } from './app';
import { startTexts } from './i18n';
import '@kern-ux/native/dist/kern.min.css';
import './ui/css/fonts.css';
import './ui/css/header.css';
import './ui/css/layout.css';
import './ui/css/parts.css';
import './ui/css/lists.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const container = root;

void startTexts().then(() => {
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
});
