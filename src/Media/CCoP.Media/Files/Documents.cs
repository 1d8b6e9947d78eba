using CCoP.Media.Domain;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace CCoP.Media.Files;

/// <summary>
/// A PDF is written anew, object by object, from what its pages need: without author, dates, XMP, thumbnails, comments, forms and
/// earlier revisions, and without hidden data in its JPEG pictures (D01). What could run or carry something is refused.
/// </summary>
internal static class Documents
{
    private const string Damaged = "The file is damaged or incomplete. Open it on your device; if it looks whole there, save it anew and send that.";

    /// <summary>What of the catalog is for readers: pages, their outline and language, and the structure that assistive technology reads.</summary>
    private static readonly string[] KeptOfCatalog =
        ["Type", "Pages", "PageLabels", "PageLayout", "Outlines", "Dests", "Names", "Lang", "MarkInfo", "StructTreeRoot", "OCProperties", "OutputIntents", "ViewerPreferences"];

    /// <summary>Metadata, private data of programs, dates, previews, actions, and where on earth a page is.</summary>
    private static readonly HashSet<string> Dropped = ["Metadata", "PieceInfo", "LastModified", "Thumb", "AA", "AF", "VP", "LGIDict", "Measure"];

    /// <summary>Keys under which a program, a file or another document lies.</summary>
    private static readonly HashSet<string> Unsafe = ["JS", "JavaScript", "EmbeddedFiles", "EF", "RichMediaContent", "RichMediaSettings", "XFA", "FFilter", "FDecodeParms"];

    private static readonly HashSet<string> UnsafeActions = ["JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "Rendition", "RichMediaExecute", "Sound", "Movie"];

    private static readonly HashSet<string> NotCleaned = ["DCTDecode", "DCT", "JPXDecode"];

    public static (int? Width, int? Height, IReadOnlyList<Derived> Renditions) Read(string path)
    {
        var content = File.ReadAllBytes(path);
        try
        {
            Rule.Require(content.AsSpan(Math.Max(0, content.Length - 1_024)).IndexOf("%%EOF"u8) >= 0, "file.damaged", Damaged);
            using var document = PdfDocument.Open(content, new ParsingOptions { FilterProvider = new BoundedFilters() });
            RequireSafe(!document.IsEncrypted);
            Rule.Require(document.NumberOfPages > 0, "file.damaged", Damaged);
            RequireSafe(IsSafe(document.Structure));
            return (null, null, [new Derived(Rewritten(document.Structure), ContentTypes.Pdf, null, null)]);
        }
        catch (PdfDocumentEncryptedException)
        {
            RequireSafe(false);
            throw;
        }
        catch (Exception exception) when (exception is not (DomainException or OutOfMemoryException))
        {
            throw new DomainException(Refusal.RuleBroken, "file.damaged", Damaged); // The parser throws whatever it stumbles upon.
        }
    }

    private static void RequireSafe(bool isSafe) =>
        Rule.Require(isSafe, "file.unsafe", "This PDF is locked, or carries other files or programs. Print it to a new PDF and send that.");

    /// <summary>Looks at everything that can be reached, also at what will not be kept.</summary>
    private static bool IsSafe(Structure structure)
    {
        var seen = new HashSet<IndirectReference> { structure.Trailer.Root };
        var waiting = new Queue<IndirectReference>(seen);
        bool Check(IToken token) => token switch
        {
            DictionaryToken dictionary => !dictionary.Data.Keys.Any(Unsafe.Contains)
                && !(dictionary.Data.TryGetValue("S", out var action) && action is NameToken name && UnsafeActions.Contains(name.Data))
                && dictionary.Data.Values.All(Check),
            ArrayToken array => array.Data.All(Check),
            StreamToken stream => Check(stream.StreamDictionary),
            IndirectReferenceToken reference => Seen(reference.Data),
            _ => true,
        };
        bool Seen(IndirectReference reference)
        {
            if (seen.Add(reference))
            {
                waiting.Enqueue(reference);
            }

            return true;
        }

        while (waiting.TryDequeue(out var reference))
        {
            if (!Check(Object(structure, reference)))
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Rewritten(Structure structure)
    {
        var numbers = new Dictionary<IndirectReference, IndirectReference>();
        var waiting = new Queue<IndirectReference>();
        IndirectReference Renumbered(IndirectReference reference)
        {
            if (!numbers.TryGetValue(reference, out var number))
            {
                numbers.Add(reference, number = new IndirectReference(numbers.Count + 1, 0));
                waiting.Enqueue(reference);
            }

            return number;
        }

        IToken Clean(IToken token) => token switch
        {
            IndirectReferenceToken reference => new IndirectReferenceToken(Renumbered(reference.Data)),
            ArrayToken array => new ArrayToken([.. array.Data.Select(Clean)]),
            DictionaryToken dictionary when IsAnnotation(dictionary) && !IsLink(dictionary) => NullToken.Instance, // Also where only the structure refers to it.
            DictionaryToken dictionary => new DictionaryToken(dictionary.Data
                .Where(entry => !Dropped.Contains(entry.Key))
                .ToDictionary(entry => NameToken.Create(entry.Key), entry => Clean(entry.Key == "Annots" ? Links(structure, entry.Value) : entry.Value))),
            StreamToken stream => CleanStream(stream),
            _ => token,
        };
        StreamToken CleanStream(StreamToken stream)
        {
            var data = WithoutHiddenData(structure, stream);
            return new StreamToken(((DictionaryToken)Clean(stream.StreamDictionary.Without("Length"))).With("Length", new NumericToken(data.Length)), data);
        }

        using var output = new MemoryStream();
        output.Write("%PDF-1.7\n%\u00e2\u00e3\n"u8);
        var offsets = new Dictionary<IndirectReference, long>();
        var catalog = Renumbered(structure.Trailer.Root);
        while (waiting.TryDequeue(out var reference))
        {
            var token = Object(structure, reference);
            if (reference.Equals(structure.Trailer.Root) && token is DictionaryToken whole)
            {
                token = new DictionaryToken(whole.Data.Where(entry => KeptOfCatalog.Contains(entry.Key, StringComparer.Ordinal)).ToDictionary(entry => NameToken.Create(entry.Key), entry => entry.Value));
            }

            using var written = new MemoryStream();
            TokenWriter.Instance.WriteToken(Clean(token), written);
            offsets.Add(numbers[reference], output.Position);
            TokenWriter.Instance.WriteObject(numbers[reference].ObjectNumber, 0, written.ToArray(), output);
        }

        TokenWriter.Instance.WriteCrossReferenceTable(offsets, catalog, output, null, null);
        return output.ToArray();
    }

    /// <summary>Of the annotations of a page only links: others hold comments and the names of those who wrote them.</summary>
    private static ArrayToken Links(Structure structure, IToken annotations) => new(
        [.. ((Resolved(structure, annotations) as ArrayToken)?.Data ?? []).Where(one => Resolved(structure, one) is DictionaryToken annotation && IsLink(annotation))]);

    private static bool IsAnnotation(DictionaryToken dictionary) => dictionary.Data.ContainsKey("Rect") && dictionary.Data.ContainsKey("Subtype");

    private static bool IsLink(DictionaryToken annotation) => annotation.Data.TryGetValue("Subtype", out var kind) && kind is NameToken { Data: "Link" };

    /// <summary>A JPEG inside a PDF may know its place too. Pictures in formats that cannot be cleaned here are refused.</summary>
    private static byte[] WithoutHiddenData(Structure structure, StreamToken stream)
    {
        var filters = Filters(structure, stream);
        if (filters is ["DCTDecode"] or ["DCT"])
        {
            return JpegSegments.OnlyPicture(stream.Data.Span);
        }

        Rule.Require(
            filters is not null && !filters.Exists(NotCleaned.Contains) && !JpegSegments.IsPicture(stream.Data.Span),
            "file.not_cleanable", "This PDF holds pictures whose hidden data cannot be removed here. Print it to a new PDF and send that.");
        return stream.Data.ToArray();
    }

    /// <summary>Null when they cannot be told.</summary>
    private static List<string>? Filters(Structure structure, StreamToken stream) => !stream.StreamDictionary.Data.TryGetValue("Filter", out var told) ? [] : Resolved(structure, told) switch
    {
        NameToken one => [one.Data],
        ArrayToken several when several.Data.All(name => Resolved(structure, name) is NameToken) => [.. several.Data.Select(name => ((NameToken)Resolved(structure, name)).Data)],
        _ => null,
    };

    private static IToken Resolved(Structure structure, IToken token) => token is IndirectReferenceToken reference ? Object(structure, reference.Data) : token;

    private static IToken Object(Structure structure, IndirectReference reference) => structure.GetObject(reference)?.Data ?? NullToken.Instance;
}
