import 'ae-elements/ae-elements.css';

export const metadata = {title: 'A course', icons: 'data:,'};

export default function Layout({children}) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
