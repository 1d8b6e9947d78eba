namespace CCoP.SharedKernel;

/// <summary>What travels on the bus. Messages with the same key are delivered in the order in which they were saved.</summary>
public interface IMessage
{
    /// <summary>The aggregate that the message is about.</summary>
    Guid Key { get; }
}

/// <summary>A wire record with the version that <c>If-Match</c> wants back; its ETag is set from it.</summary>
public interface IVersioned
{
    uint Version { get; }
}

/// <summary>One page of a list. <paramref name="Next"/> is the cursor of the following page; null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
