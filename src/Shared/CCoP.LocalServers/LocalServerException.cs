namespace CCoP.LocalServers;

/// <summary>A server cannot be had or started. The message is one sentence that says what to do.</summary>
public sealed class LocalServerException(string message, Exception? inner = null) : Exception(message, inner);
