namespace CCoP.Media.Files;

/// <summary>How much a file may ask of this machine; from the configuration section <c>Media</c>.</summary>
internal sealed record FileLimits
{
    /// <summary>Where files are kept.</summary>
    public string Folder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ccop", "media");

    /// <summary>Of an upload.</summary>
    public long MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Width times height, as the header of a picture says.</summary>
    public long MaxPixels { get; init; } = 50_000_000;

    /// <summary>Of each side of a picture.</summary>
    public int MaxSide { get; init; } = 12_000;

    /// <summary>So many files are decoded at once; others wait.</summary>
    public int ParallelReads { get; init; } = 2;
}

internal static class FilesSetup
{
    public static void AddFiles(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Media").Get<FileLimits>() ?? new FileLimits());
        builder.Services.AddSingleton<FileStore>();
        builder.Services.AddSingleton<FileReader>();
        builder.Services.AddHostedService<FileSweeper>();
    }
}
