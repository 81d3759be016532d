import Kernel
import Web

/// The way of a slip: covered at home, signed unseen, uncovered at home, put on the board.
struct SlipPicture {
    let example: SlipExample

    func drawing(in language: Language) -> Drawing {
        var drawing = Drawing(height: 190, in: language)
        envelope(&drawing, 8, "\(example.covered)", letter: "\(example.slip)")
        drawing.line((112, 60), (124, 60), class: "arrow")
        envelope(&drawing, 130, "\(example.signedCovered)", letter: "?")
        drawing.add(
            "<circle class=\"node group-b\" cx=\"\(drawing.x(205))\" cy=\"86\" r=\"13\"></circle>")
        drawing.text("✓", 205, 91, .middle, class: "inside")
        drawing.line((234, 60), (246, 60), class: "arrow")
        drawing.box(252, 20, width: 100, height: 150, class: "needed")
        drawing.box(264, 36, width: 76, height: 30, class: "fill group-a")
        drawing.text("\(example.slip) ✓", 302, 56, .middle, class: "inside")
        for row in 0..<3 { drawing.box(264, 76 + row * 30, width: 76, height: 22, class: "fill group-none") }
        return drawing
    }

    private func envelope(_ drawing: inout Drawing, _ start: Int, _ covered: String, letter: String) {
        drawing.box(start, 20, width: 100, height: 80, class: "needed")
        drawing.line((start, 20), (start + 50, 60), class: "arrow")
        drawing.line((start + 50, 60), (start + 100, 20), class: "arrow")
        drawing.text(covered, start + 50, 92, .middle)
        drawing.text(letter, start + 50, 140, .middle, class: "large")
    }
}
