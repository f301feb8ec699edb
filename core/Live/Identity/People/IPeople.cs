namespace PluginHost.Live;

/// <summary>What people are called. The journal knows only their ids.</summary>
public interface IPeople
{
    /// <summary>The name of a person; the id itself when nobody of that id is known.</summary>
    string NameOf(string person);
}
