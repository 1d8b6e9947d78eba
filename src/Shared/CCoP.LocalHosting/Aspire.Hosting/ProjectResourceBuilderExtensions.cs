using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>.NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>A project with the first profile of its launch settings, if it has any.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var metadata = new TProject();
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata);
        if (Profile(metadata.ProjectPath) is not { } profile)
        {
            return project;
        }

        if (profile.CommandLineArgs is { Length: > 0 } arguments)
        {
            project.WithArgs(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        if (profile.ApplicationUrl?.Split(';').Select(url => new Uri(url)).FirstOrDefault(url => url.Scheme == Uri.UriSchemeHttp) is { } address)
        {
            project.WithHttpEndpoint(address.Port);
        }

        return project.WithEnvironment(context =>
        {
            foreach (var (variable, value) in profile.EnvironmentVariables)
            {
                context.EnvironmentVariables[variable] = value;
            }
        });
    }

    private static LaunchProfile? Profile(string projectPath)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        return File.Exists(file)
            ? JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(file), JsonSerializerOptions.Web)!.Profiles.Values.FirstOrDefault(profile => profile.CommandName == "Project")
            : null;
    }

    private sealed record LaunchSettings(Dictionary<string, LaunchProfile> Profiles);

    private sealed record LaunchProfile(string? CommandName, string? CommandLineArgs, string? ApplicationUrl)
    {
        public Dictionary<string, string> EnvironmentVariables { get; init; } = [];
    }
}
