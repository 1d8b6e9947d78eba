using Aspire.Hosting.ApplicationModel;

namespace CCoP.LocalHosting;

/// <summary>An environment variable of a process; a secret is not shown.</summary>
internal sealed record Variable(string Name, string Value, bool IsSecret);

/// <summary>What the last look at a health address told.</summary>
internal sealed record Health(bool IsWell, string Description, DateTimeOffset At);

/// <summary>A resource at one moment.</summary>
internal sealed record ResourceSnapshot
{
    public string State { get; init; } = KnownResourceStates.NotStarted;

    /// <summary>Null while no process runs.</summary>
    public int? Pid { get; init; }

    /// <summary>Of the process that ended last.</summary>
    public int? ExitCode { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public IReadOnlyList<Variable> Environment { get; init; } = [];

    /// <summary>Null until the address was asked for the first time.</summary>
    public Health? Health { get; init; }

    /// <summary>Whether a health address is asked at all.</summary>
    public bool HasHealthCheck { get; init; }

    public bool IsHealthy => State == KnownResourceStates.Running && (!HasHealthCheck || Health is { IsWell: true });

    /// <summary>Nothing more is waited for: it is well, or it has done its work.</summary>
    public bool IsUp => IsHealthy || (State == KnownResourceStates.Finished && ExitCode == 0);
}
