using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CCoP.Web.Documents;

/// <summary>
/// A Word file on A4, written from top to bottom. Text may be English, Khmer or both: each run says which it is, so that Word takes
/// a face and a line breaker that know Khmer.
/// </summary>
internal sealed class WordDocument(string title, string language)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Latin = "Calibri", KhmerFace = "Khmer OS Battambang", English = "en-GB", Khmer = "km-KH";

    private readonly Body body = new();

    public WordDocument Title(string text) => Add(text, "Title");

    public WordDocument Heading(string text) => Add(text, "Heading1");

    public WordDocument Subheading(string text) => Add(text, "Heading2");

    /// <summary>Each line is a paragraph of its own.</summary>
    public WordDocument Text(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Add(line, null);
        }

        return this;
    }

    /// <summary>What helps the writer, and is not part of what is written.</summary>
    public WordDocument Hint(string text) => Add(text, "Hint");

    /// <summary>Empty lines to write on by hand.</summary>
    public WordDocument Lines(int count)
    {
        for (var line = 0; line < count; line++)
        {
            body.Append(new Paragraph(new ParagraphProperties(
                new ParagraphBorders { BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "999999", Space = 1 } },
                new SpacingBetweenLines { Before = "200", After = "0" })));
        }

        return this;
    }

    /// <param name="head">Stands again on every page.</param>
    /// <param name="rows">Each as long as the head.</param>
    /// <param name="tall">Rows that are filled in by hand.</param>
    public WordDocument Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, bool tall = false)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Autofit }),
            new TableGrid(head.Select(_ => new GridColumn())));
        table.Append(Row(head, new TableRowProperties(new CantSplit(), new TableHeader()), bold: true));
        table.Append(rows.Select(row => Row(
            row, tall ? new TableRowProperties(new CantSplit(), new TableRowHeight { Val = 900, HeightType = HeightRuleValues.AtLeast }) : new TableRowProperties(new CantSplit()), bold: false)));
        body.Append(table, new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "80" })));
        return this;
    }

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = title;
            file.PackageProperties.Language = language;
            var main = file.AddMainDocumentPart();
            body.Append(new SectionProperties(
                new PageSize { Width = 11_906, Height = 16_838 }, new PageMargin { Top = 1_020, Right = 1_020, Bottom = 1_020, Left = 1_020, Header = 500, Footer = 500, Gutter = 0 }));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = English, Bidi = Khmer });
        }

        return stream.ToArray();
    }

    private WordDocument Add(string text, string? style)
    {
        body.Append(Paragraph(text, style));
        return this;
    }

    private static Paragraph Paragraph(string text, string? style, bool bold = false)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(Runs(text, bold));
        return paragraph;
    }

    private static TableRow Row(IReadOnlyList<string> cells, TableRowProperties properties, bool bold) => new(
        [properties, .. cells.Select(cell => new TableCell([new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Auto }), .. cell.Split('\n').Select(line => Paragraph(line, "Cell", bold))]))]);

    private static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "999999" };

    /// <summary>One run for each stretch of one script; blanks and signs go with what stands before them.</summary>
    private static IEnumerable<Run> Runs(string text, bool bold)
    {
        var stretch = new StringBuilder();
        bool? isKhmer = null;
        foreach (var rune in text.EnumerateRunes())
        {
            bool? its = rune.Value is (>= 0x1780 and <= 0x17FF) or (>= 0x19E0 and <= 0x19FF) ? true : Rune.IsLetterOrDigit(rune) ? false : null;
            if (its is not null && isKhmer is not null && its != isKhmer)
            {
                yield return Run(stretch.ToString(), isKhmer.Value, bold);
                stretch.Clear();
            }

            isKhmer = its ?? isKhmer;
            stretch.Append(rune.ToString());
        }

        if (stretch.Length > 0)
        {
            yield return Run(stretch.ToString(), isKhmer ?? false, bold);
        }
    }

    private static Run Run(string text, bool isKhmer, bool bold)
    {
        var properties = new RunProperties { Languages = isKhmer ? new() { Val = Khmer, Bidi = Khmer } : new() { Val = English, Bidi = Khmer } };
        if (bold)
        {
            (properties.Bold, properties.BoldComplexScript) = (new(), new());
        }

        if (isKhmer)
        {
            (properties.RunFonts, properties.ComplexScript) = (new() { Ascii = KhmerFace, HighAnsi = KhmerFace, ComplexScript = KhmerFace, Hint = FontTypeHintValues.ComplexScript }, new());
        }

        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new() { Ascii = Latin, HighAnsi = Latin, ComplexScript = KhmerFace },
                FontSize = new() { Val = "22" },
                FontSizeComplexScript = new() { Val = "22" },
                Languages = new() { Val = English, Bidi = Khmer },
            }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new() { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto } })),
        Style("Title", "Title", "36", bold: true, keep: true),
        Style("Heading1", "heading 1", "28", bold: true, keep: true),
        Style("Heading2", "heading 2", "24", bold: true, keep: true),
        Style("Hint", "Hint", "20", bold: false, keep: true, color: "595959"),
        Style("Cell", "Cell", "20", bold: false, keep: false));

    private static Style Style(string id, string name, string size, bool bold, bool keep, string? color = null)
    {
        var run = new StyleRunProperties { FontSize = new() { Val = size }, FontSizeComplexScript = new() { Val = size } };
        if (bold)
        {
            (run.Bold, run.BoldComplexScript) = (new(), new());
        }

        if (color is not null)
        {
            run.Color = new() { Val = color };
        }

        return new Style(
            new StyleName { Val = name },
            new StyleParagraphProperties { KeepNext = keep ? new() : null, SpacingBetweenLines = new() { Before = bold ? "240" : "0", After = id == "Cell" ? "40" : "120" } },
            run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }
}
