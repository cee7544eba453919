//! Puts glyphs that egui shaped and rasterised where the rows want them, and makes a galley of it.

use std::ops::Range;
use std::sync::Arc;

use egui::emath::GuiRounding;

use egui::epaint::text::{PlacedRow, Row, RowVisuals};
use egui::{Galley, Rect, Vec2, pos2, vec2};

/// The corners of a glyph, and its triangles, as egui makes a mesh of them.
const CORNERS: usize = 4;
const TRIANGLES: [u32; 6] = [0, 1, 2, 2, 1, 3];

/// Rows below each other.
pub(super) struct Sheet {
    galley: Galley,
    /// An empty row, from which all others are made: only egui can make the first.
    blank: Option<Row>,
    y: f32,
}

impl Sheet {
    /// For the rows of what was shaped without any break but those of its lines.
    pub(super) fn new(shaped: &Galley) -> Self {
        let blank = shaped.rows.first().map(|row| {
            let mut blank = (*row.row).clone();
            blank.glyphs.clear();
            blank.visuals = RowVisuals::default();
            blank
        });
        let mut galley = shaped.clone();
        galley.rows.clear();
        galley.rect = Rect::ZERO;
        galley.mesh_bounds = Rect::NOTHING;
        (galley.num_vertices, galley.num_indices) = (0, 0);
        Self { galley, blank, y: 0.0 }
    }

    /// Adds a row of these glyphs of a paragraph. `moved` is how far each is moved to the right, in points, and
    /// `width` how wide the row becomes.
    pub(super) fn push(
        &mut self,
        paragraph: &PlacedRow,
        range: Range<usize>,
        moved: &[f32],
        width: f32,
        ends_with_newline: bool,
    ) {
        let Some(blank) = &self.blank else { return };
        let scale = self.galley.pixels_per_point;
        let mut row = blank.clone();
        row.size = vec2(width, paragraph.size.y);
        row.visuals.mesh.texture_id = paragraph.visuals.mesh.texture_id;
        for (glyph, moved) in paragraph.glyphs.get(range).unwrap_or_default().iter().zip(moved) {
            // By whole pixels: the glyph's picture was made for its place between two.
            let by = Vec2::X * moved.round_to_pixels(scale);
            let mut glyph = *glyph;
            let first = glyph.first_vertex as usize;
            glyph.pos += by;
            glyph.first_vertex = row.visuals.mesh.vertices.len() as u32;
            if !glyph.uv_rect.is_nothing() {
                let corners = paragraph.visuals.mesh.vertices.get(first..first + CORNERS).unwrap_or_default();
                let mesh = &mut row.visuals.mesh;
                mesh.indices.extend(TRIANGLES.map(|corner| glyph.first_vertex + corner));
                for corner in corners {
                    let mut corner = *corner;
                    corner.pos += by;
                    row.visuals.mesh_bounds.extend_with(corner.pos);
                    mesh.vertices.push(corner);
                }
            }
            row.glyphs.push(glyph);
        }
        row.visuals.glyph_vertex_range = 0..row.visuals.mesh.vertices.len();
        self.add(row, ends_with_newline);
    }

    fn add(&mut self, row: Row, ends_with_newline: bool) {
        let galley = &mut self.galley;
        let pos = pos2(0.0, self.y).round_to_pixels(galley.pixels_per_point);
        galley.num_vertices += row.visuals.mesh.vertices.len();
        galley.num_indices += row.visuals.mesh.indices.len();
        galley.mesh_bounds |= row.visuals.mesh_bounds.translate(pos.to_vec2());
        galley.rect |= Rect::from_min_size(pos, row.size);
        self.y += row.size.y;
        galley.rows.push(PlacedRow { pos, row: Arc::new(row), ends_with_newline });
    }

    pub(super) fn into_galley(self) -> Galley {
        self.galley
    }
}
