using Microsoft.Extensions.Configuration;

namespace CCoP.LocalHosting;

/// <summary>Settings of the section <c>LocalHosting</c>.</summary>
internal sealed record LocalHostSettings
{
    /// <summary>The clone: the nearest folder above the app host with a solution in it.</summary>
    public required string Root { get; init; }

    /// <summary><c>LocalHosting:DataFolder</c>: where the servers keep their data and the processes their logs.</summary>
    public required string DataFolder { get; init; }

    /// <summary><c>LocalHosting:Dashboard</c>: whether the dashboard is wanted.</summary>
    public bool Dashboard { get; init; }

    /// <summary><c>OTEL_EXPORTER_OTLP_ENDPOINT</c>: a collector of the operator's own, instead of the dashboard; null where none is named.</summary>
    public Collector? Collector { get; init; }

    public string LogFolder => Path.Combine(DataFolder, "logs");

    public static LocalHostSettings From(IConfiguration configuration, string appHostDirectory)
    {
        var section = configuration.GetSection("LocalHosting");
        var root = RootOf(appHostDirectory);
        return new()
        {
            Root = root,
            DataFolder = Path.GetFullPath(section["DataFolder"] ?? ServerAccount.DataFolder(root)),
            Dashboard = section.GetValue("Dashboard", true),
            Collector = Collector.From(configuration),
        };
    }

    private static string RootOf(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (above.EnumerateFiles("*.sln").Any())
            {
                return above.FullName;
            }
        }

        return folder;
    }
}
