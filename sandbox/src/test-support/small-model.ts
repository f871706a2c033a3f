import { type EntitySet, entitySetOf, type Model } from '../model/model.ts';
import { parseModel } from '../model/parse-model.ts';

/** One entity set with a property of every type, and a lookup to itself with its collection. */
export const smallModel: Model = parseModel(`<?xml version="1.0"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Test" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EnumType Name="Color"><Member Name="Red" Value="0"/><Member Name="Green" Value="1"/></EnumType>
  <EntityType Name="thing">
    <Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.Guid"/>
    <Property Name="name" Type="Edm.String" MaxLength="40"/>
    <Property Name="title" Type="Edm.String" MaxLength="40"/>
    <Property Name="count" Type="Edm.Int32"/>
    <Property Name="big" Type="Edm.Int64"/>
    <Property Name="amount" Type="Edm.Decimal" Scale="2"/>
    <Property Name="ratio" Type="Edm.Double"/>
    <Property Name="done" Type="Edm.Boolean"/>
    <Property Name="at" Type="Edm.DateTimeOffset"/>
    <Property Name="color" Type="Test.Color"/>
    <Property Name="_parentid_value" Type="Edm.Guid"/>
    <NavigationProperty Name="parentid" Type="Test.thing">
      <ReferentialConstraint Property="_parentid_value" ReferencedProperty="id"/>
    </NavigationProperty>
    <NavigationProperty Name="children" Type="Collection(Test.thing)" Partner="parentid"/>
  </EntityType>
  <EntityContainer Name="Container"><EntitySet Name="things" EntityType="Test.thing">
    <NavigationPropertyBinding Path="parentid" Target="things"/>
    <NavigationPropertyBinding Path="children" Target="things"/>
  </EntitySet></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`);

export const things: EntitySet = entitySetOf(smallModel, 'things');
