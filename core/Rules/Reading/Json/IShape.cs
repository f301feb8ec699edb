using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Reading.Json;

/// <summary>The form in which one project writes its entries.</summary>
internal interface IShape
{
    /// <summary>Nothing when the row has another form.</summary>
    Entry? Read(JsonRow row);
}
