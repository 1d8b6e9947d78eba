using System.Buffers;
using System.Security.Cryptography;
using CCoP.Media.Data;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Files;

/// <summary>A file on its way in, under a name of ours. Unless the store keeps it, it is gone with this.</summary>
internal sealed record IncomingFile(string Path, string Hash, long Bytes) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}

/// <summary>
/// Files on local disk, each under the SHA-256 of its content, so that the same file is stored once. What is stored is what an item
/// that was not withdrawn refers to: whoever adds or removes such a reference holds a lock of the database on the hash.
/// </summary>
internal sealed class FileStore(FileLimits limits)
{
    private const int BufferSize = 80 * 1024;

    private readonly string incoming = Directory.CreateDirectory(Path.Combine(limits.Folder, "incoming")).FullName;
    private readonly string stored = Directory.CreateDirectory(Path.Combine(limits.Folder, "files")).FullName;

    /// <summary>Streams an upload to disk, and counts: what a caller says of its length may be missing or a lie.</summary>
    public Task<IncomingFile> ReceiveAsync(Stream body, long? saidLength, CancellationToken ct)
    {
        RequireSmall(saidLength ?? 0);
        return TakeAsync(body, ct);
    }

    public Task<IncomingFile> TakeAsync(byte[] content, CancellationToken ct) => TakeAsync(new MemoryStream(content), ct);

    /// <summary>Moves files to where they stay. Part of the transaction that refers to them, which must be open.</summary>
    public async Task KeepAsync(IReadOnlyList<IncomingFile> files, MediaDb db, CancellationToken ct)
    {
        foreach (var file in files.OrderBy(file => file.Hash, StringComparer.Ordinal))
        {
            await LockAsync(file.Hash, db, ct);
            var path = PathOf(file.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                File.Move(file.Path, path);
            }
        }
    }

    /// <summary>Null when there is no such file. Whoever opened it may read it to its end, also when it is removed meanwhile.</summary>
    public FileStream? Open(string hash)
    {
        try
        {
            return new FileStream(PathOf(hash), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes those of the files to which nothing refers any more.</summary>
    public async Task RemoveUnusedAsync(IEnumerable<string> hashes, MediaDb db, CancellationToken ct)
    {
        foreach (var hash in hashes)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await LockAsync(hash, db, ct);
            if (!await db.Items.AnyAsync(
                item => item.State != MediaState.Withdrawn && (item.Original!.Hash == hash || item.Renditions.Any(rendition => rendition.Hash == hash)), ct))
            {
                File.Delete(PathOf(hash));
            }

            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>What a crash left: uploads that nobody waits for any more, and files that nothing refers to.</summary>
    public async Task SweepAsync(DateTime olderThanUtc, MediaDb db, CancellationToken ct)
    {
        foreach (var left in Directory.EnumerateFiles(incoming).Where(file => File.GetLastWriteTimeUtc(file) < olderThanUtc))
        {
            File.Delete(left);
        }

        if (!await db.Items.AnyAsync(ct))
        {
            return; // An empty database says that it has not been restored yet, rather than that no file is needed.
        }

        await RemoveUnusedAsync(Directory.EnumerateFiles(stored, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)), db, ct);
    }

    private async Task<IncomingFile> TakeAsync(Stream content, CancellationToken ct)
    {
        var path = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            var length = 0L;
            while (await content.ReadAsync(buffer, ct) is var read and > 0)
            {
                length += read;
                RequireSmall(length);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            file.Flush(flushToDisk: true);
            return new IncomingFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void RequireSmall(long length)
    {
        if (length > limits.MaxBytes)
        {
            throw new DomainException(
                Refusal.TooLarge, "file.too_large", "The file is too large. Save it smaller and send it again.",
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["max"] = limits.MaxBytes });
        }
    }

    private static async Task LockAsync(string hash, MediaDb db, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({hash}, 0))", ct);

    private string PathOf(string hash) => Path.Combine(stored, hash[..2], hash);
}
