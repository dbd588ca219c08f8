import { Route, Routes } from 'react-router';
import NotFound from '../not-found';
import { Chooser } from './chooser';
import { Details } from './details';
import { AllProcedures } from './procedures';
import './texts';

/** Beginning something new: which procedure, by questions or from the list; then its name and place. */
export default function NewCaseRoutes() {
  return (
    <Routes>
      <Route index element={<Chooser />} />
      <Route path="procedures" element={<AllProcedures />} />
      <Route path="procedures/:procedure" element={<Details />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
