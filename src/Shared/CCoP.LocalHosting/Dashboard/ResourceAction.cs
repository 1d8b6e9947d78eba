using Aspire.Hosting.ApplicationModel;
using CCoP.LocalHosting.Dashboard.Protocol;

namespace CCoP.LocalHosting.Dashboard;

/// <summary>Something that people can do to a resource on its page.</summary>
internal sealed record ResourceAction(string Name, string Title, string Icon, bool WhenRunning, Func<Supervisor, Task> Do)
{
    public static IReadOnlyList<ResourceAction> All { get; } =
    [
        new("start", "Start", "Play", WhenRunning: false, supervisor => supervisor.StartAsync()),
        new("stop", "Stop", "Stop", WhenRunning: true, supervisor => supervisor.StopAsync()),
        new("restart", "Restart", "ArrowCounterclockwise", WhenRunning: true, supervisor => supervisor.RestartAsync()),
    ];

    private static readonly string[] Ended = [KnownResourceStates.NotStarted, KnownResourceStates.Finished, KnownResourceStates.Exited, KnownResourceStates.FailedToStart];

    public ResourceCommand Describe(ResourceSnapshot snapshot) => new()
    {
        Name = Name,
        DisplayName = Title,
        IconName = Icon,
        IconVariant = IconVariant.Filled,
        IsHighlighted = Name != "restart",
        State = Ended.Contains(snapshot.State) == WhenRunning ? ResourceCommandState.Hidden : ResourceCommandState.Enabled,
    };
}
