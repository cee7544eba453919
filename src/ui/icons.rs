//! Line icons, painted as strokes so that they are sharp at every zoom. They carry no meaning alone:
//! what shows one names it in words too.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};

use crate::command::Scope;

/// The icons of the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// All clips: sheets behind one another.
    Clips,
    /// A tray with nothing sorted yet.
    Unfiled,
    Collection,
    Trash,
    Star,
    /// A closed letter.
    Unread,
    /// A box with a lid.
    Archive,
    Tag,
    Plus,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    ChevronUp,
    Check,
    Cross,
    Import,
    Warning,
    /// Two sheets: the page or its story was here before.
    Already,
    Picture,
    /// A magnifying glass.
    Glass,
    /// A sheet with lines: a clip.
    Page,
    /// A pencil: a note.
    Pen,
}

/// Icons are drawn on a grid of 16 by 16.
const GRID: f32 = 16.0;
/// Line width on that grid.
const LINE: f32 = 1.25;

impl Icon {
    /// The icon of what a list holds.
    #[must_use]
    pub fn of(scope: Scope) -> Self {
        match scope {
            Scope::All => Self::Clips,
            Scope::Unfiled => Self::Unfiled,
            Scope::Starred => Self::Star,
            Scope::Unread => Self::Unread,
            Scope::Archive => Self::Archive,
            Scope::Duplicates => Self::Already,
            Scope::Trash => Self::Trash,
            Scope::Collection(_) => Self::Collection,
            Scope::Tag(_) => Self::Tag,
        }
    }

    /// Paints the icon into the middle of `rect`, as large as fits.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let side = rect.width().min(rect.height());
        let pen = Pen {
            painter,
            origin: rect.center() - vec2(side, side) / 2.0,
            scale: side / GRID,
            stroke: Stroke::new(LINE * side / GRID, colour),
        };
        match self {
            Self::Clips => clips(&pen),
            Self::Unfiled => unfiled(&pen),
            Self::Collection => collection(&pen),
            Self::Trash => trash(&pen),
            Self::Star => pen.closed(&STAR),
            Self::Unread => {
                pen.rect((2.0, 3.8), (14.0, 12.6), 1.2);
                pen.lines(&[&[(2.6, 4.6), (8.0, 9.0), (13.4, 4.6)]]);
            }
            Self::Archive => archive(&pen),
            Self::Tag => tag(&pen),
            Self::Plus => pen.lines(&[&[(8.0, 3.5), (8.0, 12.5)], &[(3.5, 8.0), (12.5, 8.0)]]),
            Self::ChevronLeft => pen.lines(&[&[(9.8, 4.2), (6.0, 8.0), (9.8, 11.8)]]),
            Self::ChevronRight => pen.lines(&[&[(6.2, 4.2), (10.0, 8.0), (6.2, 11.8)]]),
            Self::ChevronDown => pen.lines(&[&[(4.2, 6.2), (8.0, 10.0), (11.8, 6.2)]]),
            Self::ChevronUp => pen.lines(&[&[(4.2, 10.0), (8.0, 6.2), (11.8, 10.0)]]),
            Self::Check => pen.lines(&[&[(3.4, 8.4), (6.6, 11.6), (12.6, 4.8)]]),
            Self::Cross => pen.lines(&[&[(4.2, 4.2), (11.8, 11.8)], &[(11.8, 4.2), (4.2, 11.8)]]),
            Self::Import => import(&pen),
            Self::Warning => warning(&pen),
            Self::Already => already(&pen),
            Self::Picture => picture(&pen),
            Self::Glass => glass(&pen),
            Self::Page => page(&pen),
            Self::Pen => pencil(&pen),
        }
    }
}

/// Draws in units of the grid.
struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    stroke: Stroke,
}

type Point = (f32, f32);

impl Pen<'_> {
    fn at(&self, (x, y): Point) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn lines(&self, lines: &[&[Point]]) {
        for line in lines {
            let points = line.iter().map(|point| self.at(*point)).collect();
            self.painter.add(Shape::line(points, self.stroke));
        }
    }

    fn closed(&self, line: &[Point]) {
        let points = line.iter().map(|point| self.at(*point)).collect();
        self.painter.add(Shape::closed_line(points, self.stroke));
    }

    fn rect(&self, min: Point, max: Point, radius: f32) {
        let rect = Rect::from_min_max(self.at(min), self.at(max));
        let radius = CornerRadius::same((radius * self.scale).round() as u8);
        self.painter.rect_stroke(rect, radius, self.stroke, StrokeKind::Middle);
    }

    fn dot(&self, centre: Point, radius: f32) {
        self.painter.circle_filled(self.at(centre), radius * self.scale, self.stroke.color);
    }
}

fn clips(pen: &Pen<'_>) {
    pen.rect((2.0, 5.0), (11.0, 14.0), 1.5);
    pen.lines(&[
        &[(5.0, 2.4), (12.6, 2.4), (13.6, 3.4), (13.6, 11.0)],
        &[(4.4, 8.0), (8.6, 8.0)],
        &[(4.4, 11.0), (8.6, 11.0)],
    ]);
}

fn unfiled(pen: &Pen<'_>) {
    pen.closed(&[(2.2, 9.2), (4.2, 3.0), (11.8, 3.0), (13.8, 9.2), (13.8, 13.2), (2.2, 13.2)]);
    pen.lines(&[&[(2.2, 9.2), (5.6, 9.2), (6.4, 10.8), (9.6, 10.8), (10.4, 9.2), (13.8, 9.2)]]);
}

fn collection(pen: &Pen<'_>) {
    pen.closed(&[
        (2.0, 4.2),
        (2.8, 3.2),
        (6.2, 3.2),
        (7.6, 5.0),
        (13.2, 5.0),
        (14.0, 5.8),
        (14.0, 12.8),
        (2.0, 12.8),
    ]);
}

fn trash(pen: &Pen<'_>) {
    pen.lines(&[
        &[(2.6, 4.4), (13.4, 4.4)],
        &[(6.0, 4.2), (6.4, 2.4), (9.6, 2.4), (10.0, 4.2)],
        &[(3.9, 4.6), (4.6, 13.6), (11.4, 13.6), (12.1, 4.6)],
        &[(6.7, 7.0), (6.9, 11.2)],
        &[(9.3, 7.0), (9.1, 11.2)],
    ]);
}

/// Five points on a circle of radius 6.2 around (8, 8.4), and the inner ones on 2.5.
const STAR: [Point; 10] = [
    (8.0, 2.2),
    (9.5, 6.4),
    (13.9, 6.5),
    (10.4, 9.2),
    (11.6, 13.4),
    (8.0, 10.9),
    (4.4, 13.4),
    (5.6, 9.2),
    (2.1, 6.5),
    (6.5, 6.4),
];

fn archive(pen: &Pen<'_>) {
    pen.rect((2.0, 3.0), (14.0, 6.2), 0.8);
    pen.lines(&[&[(3.0, 6.4), (3.0, 13.2), (13.0, 13.2), (13.0, 6.4)], &[(6.2, 9.0), (9.8, 9.0)]]);
}

fn tag(pen: &Pen<'_>) {
    pen.closed(&[(2.4, 2.4), (7.8, 2.4), (13.6, 8.2), (8.2, 13.6), (2.4, 7.8)]);
    pen.dot((5.4, 5.4), 0.9);
}

fn import(pen: &Pen<'_>) {
    pen.lines(&[
        &[(8.0, 2.0), (8.0, 10.0)],
        &[(4.8, 7.0), (8.0, 10.2), (11.2, 7.0)],
        &[(2.4, 10.6), (2.4, 13.6), (13.6, 13.6), (13.6, 10.6)],
    ]);
}

fn warning(pen: &Pen<'_>) {
    pen.closed(&[(8.0, 2.4), (14.2, 13.4), (1.8, 13.4)]);
    pen.lines(&[&[(8.0, 6.4), (8.0, 9.8)]]);
    pen.dot((8.0, 11.6), 0.8);
}

fn already(pen: &Pen<'_>) {
    pen.rect((2.4, 4.8), (10.6, 13.6), 1.2);
    pen.lines(&[&[(5.4, 2.4), (13.4, 2.4), (13.4, 11.0)]]);
}

fn glass(pen: &Pen<'_>) {
    pen.painter.circle_stroke(pen.at((7.0, 7.0)), 4.4 * pen.scale, pen.stroke);
    pen.lines(&[&[(10.2, 10.2), (13.6, 13.6)]]);
}

fn page(pen: &Pen<'_>) {
    pen.rect((3.0, 2.0), (13.0, 14.0), 1.2);
    pen.lines(&[&[(5.6, 5.4), (10.4, 5.4)], &[(5.6, 8.2), (10.4, 8.2)], &[(5.6, 11.0), (8.6, 11.0)]]);
}

fn pencil(pen: &Pen<'_>) {
    pen.closed(&[(2.6, 13.4), (3.4, 10.2), (11.0, 2.6), (13.4, 5.0), (5.8, 12.6)]);
    pen.lines(&[&[(9.4, 4.2), (11.8, 6.6)]]);
}

fn picture(pen: &Pen<'_>) {
    pen.rect((2.0, 3.0), (14.0, 13.0), 1.2);
    pen.lines(&[&[(2.6, 11.6), (6.2, 7.6), (8.8, 10.4), (10.6, 8.8), (13.4, 11.6)]]);
    pen.dot((10.6, 5.9), 1.1);
}
