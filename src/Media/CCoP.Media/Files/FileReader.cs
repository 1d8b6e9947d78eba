using CCoP.Media.Domain;

namespace CCoP.Media.Files;

/// <summary>What was found in a file, and what may be shown of it.</summary>
/// <param name="Width">In pixels, upright; null for a document.</param>
/// <param name="Height">In pixels, upright; null for a document.</param>
internal sealed record ReadFile(string ContentType, int? Width, int? Height, IReadOnlyList<DerivedFile> Renditions) : IDisposable
{
    public void Dispose()
    {
        foreach (var rendition in Renditions)
        {
            rendition.File.Dispose();
        }
    }
}

/// <summary>A rendition before the store keeps it.</summary>
internal sealed record DerivedFile(IncomingFile File, string ContentType, int? Width, int? Height);

/// <summary>The content of a rendition.</summary>
internal sealed record Derived(byte[] Content, string ContentType, int? Width, int? Height);

/// <summary>Tells by its content what a file is, decodes it, and makes its renditions; a few at once.</summary>
internal sealed class FileReader(FileStore files, FileLimits limits) : IDisposable
{
    private const int LongestSignature = 12;

    private readonly SemaphoreSlim turns = new(limits.ParallelReads);

    public async Task<ReadFile> ReadAsync(IncomingFile file, CancellationToken ct)
    {
        Rule.Require(file.Bytes > 0, "file.empty", "The file is empty. Choose it again.");
        var contentType = await ContentTypeAsync(file, ct) ?? throw new DomainException(
            Refusal.WrongType, "file.type", "This is not a JPEG, PNG or WebP picture and not a PDF, whatever its name says. Save it as one of these.");

        await turns.WaitAsync(ct);
        try
        {
            var (width, height, derived) = await Task.Run(() => contentType == ContentTypes.Pdf ? Documents.Read(file.Path) : Pictures.Read(file.Path, limits), ct);
            return new ReadFile(contentType, width, height, await KeptForNowAsync(derived, ct));
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    /// <summary>By its first bytes; null when it is nothing that is read here.</summary>
    private static async Task<string?> ContentTypeAsync(IncomingFile file, CancellationToken ct)
    {
        var head = new byte[LongestSignature];
        await using var content = File.OpenRead(file.Path);
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return head.AsSpan(0, length) switch
        {
            [0xFF, 0xD8, 0xFF, ..] => ContentTypes.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', ..] => ContentTypes.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P'] => ContentTypes.WebP,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => ContentTypes.Pdf,
            _ => null,
        };
    }

    private async Task<IReadOnlyList<DerivedFile>> KeptForNowAsync(IReadOnlyList<Derived> derived, CancellationToken ct)
    {
        List<DerivedFile> kept = [];
        try
        {
            foreach (var rendition in derived)
            {
                kept.Add(new(await files.TakeAsync(rendition.Content, ct), rendition.ContentType, rendition.Width, rendition.Height));
            }

            return kept;
        }
        catch
        {
            kept.ForEach(rendition => rendition.File.Dispose());
            throw;
        }
    }
}
