namespace PluginHost.Campaigns.Pictures;

/// <summary>A picture that would take more memory than it may. It never leaves the codec.</summary>
internal sealed class OversizedPictureException : Exception
{
    public OversizedPictureException()
        : base("The picture is too large.")
    {
    }

    public OversizedPictureException(string message)
        : base(message)
    {
    }

    public OversizedPictureException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
